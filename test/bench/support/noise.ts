import { loadavg } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** The same small SQLite work five times: how far its times lie apart is how far others may be wrong. */
export function measureNoise(folder: string): string {
  const db = new Database(join(folder, 'noise.db'))
  const milliseconds = Array.from({ length: 5 }, () => {
    const start = performance.now()
    db.exec('DROP TABLE IF EXISTS t; CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b REAL)')
    const insert = db.prepare('INSERT INTO t VALUES (?, ?, ?)')
    db.transaction(() => {
      for (let id = 0; id < 20_000; id++) insert.run(id, `value ${id}`, id / 7)
    })()
    db.prepare('SELECT SUM(b), MAX(a) FROM t').get()
    return performance.now() - start
  }).toSorted((a, b) => a - b)
  db.close()
  const [fastest = 0, slowest = 0] = [milliseconds[0], milliseconds.at(-1)]
  return `the same work took ${fastest.toFixed(0)} to ${slowest.toFixed(0)} ms (${(slowest / fastest).toFixed(2)}x apart), load ${loadavg()[0]?.toFixed(1)}`
}
