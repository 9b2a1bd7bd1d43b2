import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { sourceMigrations } from '../../src/engine/app.ts'
import { checkChain } from '../../src/engine/check/check-chain.ts'
import { openDatabase } from '../../src/engine/store/database.ts'
import { openNewest, readMigrations } from '../../src/engine/store/migrate.ts'
import { tempFolder } from '../support/catalogue.ts'

const ROWS = 120_000
const newest = readMigrations(sourceMigrations).length

/** A catalogue of version 5, before the journal was chained, with a journal of some 20 MB. */
function oldCatalogue(): string {
  const folder = tempFolder()
  const path = join(folder, 'shop.etalage')
  const migrations = join(folder, 'migrations')
  mkdirSync(migrations)
  for (const { name, version } of readMigrations(sourceMigrations))
    if (version <= 5) copyFileSync(join(sourceMigrations, name), join(migrations, name))
  const db = openNewest(path, migrations)
  db.exec(`
    INSERT INTO change_set (id, uuid, kind, label, origin, actor, started_at, committed_at, state, undo_state)
      VALUES (1, 'set-1', 'edit', '{}', 'user', 'local', '2026-02-03T10:00:00.000Z', '2026-02-03T10:00:00.000Z', 'committed', 'done');
    INSERT INTO change_shape (id, slots) VALUES (1, '[1,5]');
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
    INSERT INTO change SELECT i, 1, 'product', i, 1, NULL, json_array('SKU-' || i, hex(randomblob(60))) FROM n;
  `)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return path
}

interface Life {
  readonly said: readonly string[]
  readonly isKilled: boolean
}

/** Runs the victim until it dies at its report `last`, or `delayMs` after it began to finish. */
function live(catalogue: string, last: number | null, delayMs: number | null): Promise<Life> {
  const args = [join(import.meta.dirname, 'upgrade-victim.ts'), catalogue, ...(last === null ? [] : [String(last)])]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line)
    if (line === 'finishing' && delayMs !== null) setTimeout(() => child.kill('SIGKILL'), delayMs)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (_, signal) => resolve({ said, isKilled: signal === 'SIGKILL' }))
  })
}

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

test(
  'kill -9 while an older catalogue is brought up to date leaves the old file, byte for byte',
  {
    timeout: 240_000,
  },
  async () => {
    const path = oldCatalogue()
    const before = hashOf(path)
    const doing = new Set<string>()
    for (const last of [1, 2, 3, 4, 6, 8, 9, 10]) {
      const { said, isKilled } = await live(path, last, null)
      doing.add(said.at(-1) ?? '')
      if (!isKilled) break
      expect(hashOf(path)).toBe(before)
      expect(existsSync(`${path}-before-v${newest}`)).toBe(false)
    }
    expect([...doing]).toEqual(expect.arrayContaining(['copying', 'changing']))
  },
)

test(
  'killed while the new file takes the old one’s place, there is one whole catalogue, old or new, and it opens',
  {
    timeout: 240_000,
  },
  async () => {
    for (const delayMs of [0, 2, 8]) {
      const path = oldCatalogue()
      const before = hashOf(path)
      await live(path, null, delayMs)
      const db = openDatabase(path, 'read')
      const version = db.pragma('user_version', { simple: true })
      expect([5, newest]).toContain(version)
      expect(db.pragma('quick_check', { simple: true })).toBe('ok')
      db.close()
      if (version === newest) expect(hashOf(`${path}-before-v${newest}`)).toBe(before)
      const opened = openNewest(path, sourceMigrations)
      expect(checkChain(opened)).toEqual({ checked: 1, problems: [] })
      expect(opened.prepare('SELECT COUNT(*) FROM change').pluck().get()).toBe(ROWS)
      opened.close()
      expect(hashOf(`${path}-before-v${newest}`)).toBe(before)
      expect(readdirSync(join(path, '..')).filter((name) => /upgrading|unfinished/.test(name))).toEqual([])
    }
  },
)
