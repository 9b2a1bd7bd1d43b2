import { writeSync } from 'node:fs'
import { sourceMigrations } from '../../src/engine/app.ts'
import { openNewest } from '../../src/engine/store/migrate.ts'

/**
 * A process that opens a catalogue of an older version and says how far it is. It dies without warning at the report
 * given, or where none is given when it is killed. Started by upgrade-kill.test.ts.
 */
const [catalogue = '', last = ''] = process.argv.slice(2)
let reports = 0

openNewest(catalogue, sourceMigrations, ({ doing }) => {
  writeSync(1, `${doing}\n`)
  if (String(++reports) === last) process.kill(process.pid, 'SIGKILL')
}).close()
writeSync(1, 'open\n')
