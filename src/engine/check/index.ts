import { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/contract/index.ts'
import type { Module, ReadContext } from '../runtime/module.ts'
import type { Projection } from '../store/projection.ts'
import { checkChain } from './check-chain.ts'
import { checkInheritance } from './check-inheritance.ts'
import { checkMedia } from './check-media.ts'
import { checkProducts } from './check-products.ts'
import { checkStructure } from './check-structure.ts'
import type { Finding } from './finding.ts'

type Report = Result<'catalogue.check'>

/**
 * The whole truth about a catalogue file, read only: is the file sound, is the journal as it was written, does it replay to exactly what the
 * tables hold, does every product show what its model lends it, is every projection what a recomputation gives, are
 * the pictures there. Owns no table. `projections` are those of every module.
 */
export function checkModule(projections: () => readonly Projection[]): Module {
  return { name: 'check', queries: { 'catalogue.check': (context) => check(context, projections()) } }
}

function check(context: ReadContext, projections: readonly Projection[]): Report {
  const { db } = context
  const sound = named('sqlite', sqliteIntegrity(context))
  // A damaged file would make every further reading fail; what is known is told instead.
  if (!sound.ok) return { ok: false, checks: [sound] }
  // One transaction, so that an edit in between cannot make two tables look different.
  const checks = db.transaction((): Report['checks'] => {
    const structure = context.structure()
    return [
      sound,
      named('foreign-keys', foreignKeys(context)),
      named('journal-chain', checkChain(db)),
      named('journal-products', checkProducts(db, structure)),
      named('journal-structure', checkStructure(db)),
      named('inheritance', checkInheritance(db, structure)),
      named('media', checkMedia(db)),
      ...projections.map((projection) => named(`projection-${projection.name}`, projection.verify(db, structure))),
    ]
  })()
  return { ok: checks.every(({ ok }) => ok), checks }
}

function named(name: string, { checked, problems }: Finding): Report['checks'][number] {
  return { name, ok: problems.length === 0, checked, problems: [...problems] }
}

function sqliteIntegrity({ db }: ReadContext): Finding {
  try {
    const lines = (db.pragma('integrity_check(20)') as { integrity_check: string }[]).map((row) => row.integrity_check)
    return { checked: 1, problems: lines.filter((line) => line !== 'ok') }
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error)) throw error
    return { checked: 1, problems: [error.message] }
  }
}

function foreignKeys({ db }: ReadContext): Finding {
  const rows = db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]
  const problems = rows.slice(0, 20).map((row) => `${row.table} ${row.rowid} points at a ${row.parent} that is gone`)
  return { checked: 1, problems }
}
