import { AppError, toWireError } from '../../../shared/errors.ts'
import type { WireError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/contract/index.ts'
import type { ReadContext } from '../../runtime/module.ts'
import { readStep } from '../../runtime/module.ts'
import { describeImport, inDoubt, readRun } from '../import/index.ts'
import { lastTakenIn } from './run-rows.ts'
import { rulesOf } from './profile/profile-facts.ts'

interface Staged {
  readonly sourceId: number
  readonly importId: number
  /** How often each thing was refused, by code. */
  readonly refused: Readonly<Record<string, number>>
  readonly profile: string | null
}

/**
 * Why a staged delivery needs a person before it is taken in; null when it does not. What is refused is settled where
 * the profile says what becomes of it; columns that nobody is sure of, and a missing key, never are.
 */
export const unsureStep = readStep(
  'sources.unsure',
  'reader',
  (context, { sourceId, importId, refused, profile }: Staged): WireError | null => {
    const { columns } = describeImport(context, { importId })
    if (!columns.some(({ mapping }) => mapping.isIdentifier))
      return why(
        'source-unsure-key',
        'It is not sure which column tells the products apart. Look at the delivery and choose it.',
        {},
      )
    const open = columns.filter(({ isSure, question }) => !isSure || (question ?? null) !== null)
    if (open.length > 0)
      return why(
        'source-unsure-columns',
        `${open.length} columns need somebody to look at them before this is taken in.`,
        {
          count: open.length,
          columns: open.map(({ header }) => header).join(', '),
        },
      )
    const gone = goneSince(context, sourceId, columns)
    if (gone.length > 0)
      return why(
        'source-unsure-gone',
        `${gone.length} columns of the last delivery are missing. Look at this one before it is taken in.`,
        {
          count: gone.length,
          columns: gone.join(', '),
        },
      )
    const { policy } = readRun(context.db, importId).description
    const count = inDoubt(refused, policy)
    const says = rulesOf(profile).onInvalidData
    if (count > 0 && (says === null || says === 'stop' || says === 'stage'))
      return why(
        'source-unsure-values',
        `${count} values or rows would be refused. Look at them before this is taken in.`,
        { count },
      )
    return null
  },
)

/** Columns of the last delivery that was taken in, which this one has nothing for. */
function goneSince({ db }: ReadContext, sourceId: number, columns: Result<'import.describe'>['columns']): string[] {
  const last = lastTakenIn(db, sourceId)
  if (last === null) return []
  const filled = new Set(columns.map(({ mapping }) => JSON.stringify(mapping.target)))
  const before = readRun(db, last).description.columns.filter(({ mapping }) => mapping.target.kind === 'column')
  return before.filter(({ mapping }) => !filled.has(JSON.stringify(mapping.target))).map(({ header }) => header)
}

/** So much is no longer delivered that nothing may become of it unseen. */
export function halfEmpty({ count, of }: { readonly count: number; readonly of: number }): WireError {
  return why(
    'source-unsure-half-empty',
    `${count} of the ${of} products of the last delivery are missing. Look at this one before it is taken in.`,
    { count, of },
  )
}

function why(reason: string, message: string, details: Readonly<Record<string, string | number>>): WireError {
  return toWireError(new AppError('conflict', message, { reason, ...details }), '')
}
