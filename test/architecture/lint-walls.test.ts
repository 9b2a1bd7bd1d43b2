import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlantedTree } from './planted-tree.ts'
import { plantTree } from './planted-tree.ts'

// A gate that finds nothing may be a gate that looks at nothing. Each line plants one breach and names the rule that
// has to find it; the files at the end break nothing and have to pass.
const BREACHES: readonly (readonly [what: string, file: string, code: string, rule: string])[] = [
  ['shared uses core', 'src/shared/a.ts', from('../engine/core/stub.ts'), 'boundaries(dependencies)'],
  ['core uses store', 'src/engine/core/a.ts', from('../store/stub.ts'), 'boundaries(dependencies)'],
  ['store uses runtime', 'src/engine/store/a.ts', from('../runtime/stub.ts'), 'boundaries(dependencies)'],
  [
    'runtime uses a module',
    'src/engine/runtime/a.ts',
    from('../modules/catalogue/index.ts'),
    'boundaries(dependencies)',
  ],
  [
    'catalogue uses quality',
    'src/engine/modules/catalogue/a.ts',
    from('../quality/index.ts'),
    'boundaries(dependencies)',
  ],
  [
    'quality uses media, its equal',
    'src/engine/modules/quality/a.ts',
    from('../media/index.ts'),
    'boundaries(dependencies)',
  ],
  [
    'import uses publish, its equal',
    'src/engine/modules/import/a.ts',
    from('../publish/index.ts'),
    'boundaries(dependencies)',
  ],
  [
    'publish uses the inside of catalogue',
    'src/engine/modules/publish/a.ts',
    from('../catalogue/inside.ts'),
    'boundaries(dependencies)',
  ],
  [
    'quality uses the inside of catalogue for a type only',
    'src/engine/modules/quality/b.ts',
    "import type { stub } from '../catalogue/inside.ts'\nexport type Stub = typeof stub\n",
    'boundaries(dependencies)',
  ],
  ['a module uses app', 'src/engine/modules/import/b.ts', from('../../app.ts'), 'boundaries(dependencies)'],
  [
    'a module uses a server',
    'src/engine/modules/publish/b.ts',
    from('../../../server/stub.ts'),
    'boundaries(dependencies)',
  ],
  ['a server uses the store', 'src/server/a.ts', from('../engine/store/stub.ts'), 'boundaries(dependencies)'],
  ['main uses the engine', 'src/main/a.ts', from('../engine/app.ts'), 'boundaries(dependencies)'],
  ['preload uses main', 'src/preload/a.ts', from('../main/stub.ts'), 'boundaries(dependencies)'],
  ['renderer uses main', 'src/renderer/a.ts', from('../main/stub.ts'), 'boundaries(dependencies)'],
  ['a file outside every folder', 'src/elsewhere/a.ts', 'export const a = 1\n', 'boundaries(no-unknown-files)'],
  ['two files use each other', 'src/engine/core/b.ts', from('./c.ts'), 'import(no-cycle)'],
  [
    'the engine uses Electron',
    'src/engine/modules/media/a.ts',
    from('electron', 'app'),
    'eslint(no-restricted-imports)',
  ],
  ['the engine uses React', 'src/engine/entry/a.ts', from('react', 'useState'), 'eslint(no-restricted-imports)'],
  [
    'a module opens a database',
    'src/engine/modules/import/c.ts',
    "import Database from 'better-sqlite3'\nexport const db = new Database(':memory:')\n",
    'eslint(no-restricted-imports)',
  ],
  [
    'a module loads sharp past its loader',
    'src/engine/modules/media/b.ts',
    "import sharp from 'sharp'\nexport const picture = sharp()\n",
    'eslint(no-restricted-imports)',
  ],
  [
    'a module starts a process',
    'src/engine/modules/import/d.ts',
    from('node:child_process', 'fork'),
    'eslint(no-restricted-imports)',
  ],
  [
    'a module calls the network itself',
    'src/engine/modules/publish/c.ts',
    "export const answer = (): Promise<Response> => fetch('http://127.0.0.1')\n",
    'eslint(no-restricted-globals)',
  ],
  ['core reads a file', 'src/engine/core/d.ts', from('node:fs', 'readFileSync'), 'eslint(no-restricted-imports)'],
  ['main parses data', 'src/main/b.ts', from('kysely', 'sql'), 'eslint(no-restricted-imports)'],
  ['main listens past the dispatcher', 'src/main/c.ts', from('electron', 'ipcMain'), 'eslint(no-restricted-imports)'],
  ['the preload uses Node', 'src/preload/b.ts', from('node:fs', 'readFileSync'), 'eslint(no-restricted-imports)'],
  [
    'a window validates by itself',
    'src/renderer/b.ts',
    from('../shared/contract/index.ts', 'operations'),
    'eslint(no-restricted-imports)',
  ],
  [
    'a window calls the network',
    'src/renderer/c.ts',
    "export const answer = (): Promise<Response> => fetch('http://127.0.0.1')\n",
    'eslint(no-restricted-globals)',
  ],
  [
    'a promise nobody waits for',
    'src/engine/store/b.ts',
    'const save = async (): Promise<void> => {}\nexport function close(): void {\n  save()\n}\n',
    'typescript(no-floating-promises)',
  ],
  [
    'a switch that forgets a case',
    'src/engine/core/e.ts',
    "export function name(kind: 'a' | 'b'): string {\n  switch (kind) {\n    case 'a':\n      return 'A'\n  }\n  return ''\n}\n",
    'typescript(switch-exhaustiveness-check)',
  ],
]

const NEIGHBOURS: Readonly<Record<string, string>> = {
  'src/engine/store/stub.ts': 'export const stub = 1\n',
  'src/engine/runtime/stub.ts': 'export const stub = 1\n',
  'src/engine/app.ts': from('./modules/publish/index.ts'),
  'src/engine/modules/catalogue/inside.ts': 'export const stub = 1\n',
  'src/engine/modules/catalogue/index.ts': "export { stub } from './inside.ts'\n",
  'src/engine/modules/quality/index.ts': from('../catalogue/index.ts'),
  'src/engine/modules/media/index.ts': from('../../runtime/stub.ts'),
  'src/engine/modules/import/index.ts': from('../media/index.ts'),
  'src/engine/modules/publish/index.ts': from('../catalogue/index.ts'),
  'src/engine/entry/good.ts': from('../app.ts'),
  'src/engine/core/c.ts': from('./b.ts'),
  'src/shared/contract/index.ts': 'export const operations = 1\nexport type Operations = typeof operations\n',
  'src/renderer/good.ts': "import type { Operations } from '../shared/contract/index.ts'\nexport type A = Operations\n",
  'src/main/good.ts': from('../shared/stub.ts'),
}
const PART_OF_A_BREACH = ['src/engine/core/c.ts'] // the other half of the cycle

let tree: PlantedTree
let found: ReadonlyMap<string, readonly string[]>

beforeAll(async () => {
  const breaches = Object.fromEntries(BREACHES.map(([, file, code]) => [file, code]))
  tree = plantTree({ ...NEIGHBOURS, ...breaches })
  const { output } = await tree.run('oxlint/bin/oxlint', ['--format=unix', 'src'])
  const pairs = [...output.matchAll(/^(\S+?):\d+:\d+: .*\[Error\/(\S+)\]$/gm)]
  const byFile = Map.groupBy(pairs, (match) => match[1] ?? '')
  found = new Map([...byFile].map(([file, matches]) => [file, matches.map((match) => match[2] ?? '')]))
})

afterAll(() => tree.remove())

test.each(BREACHES)('finds that %s', (_what, file, _code, rule) => {
  expect(found.get(file)).toContain(rule)
})

test('lets everything else pass', () => {
  const clean = Object.keys(NEIGHBOURS).filter((file) => !PART_OF_A_BREACH.includes(file))
  expect(clean.filter((file) => found.has(file))).toEqual([])
})

function from(path: string, name = 'stub'): string {
  return `import { ${name} } from '${path}'\nexport const used = ${name}\n`
}
