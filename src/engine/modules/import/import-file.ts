import { randomUUID } from 'node:crypto'
import type { Input, Result } from '../../../shared/contract/index.ts'
import type { Rejection } from '../../../shared/contract/common.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Engine } from '../../runtime/engine.ts'

type Described = Result<'import.describe'>

export interface ImportFileOptions {
  /** Of the file, as the engine's tickets resolve it. */
  readonly ticket: string
  /** JSON of an import profile; decides the mapping alone. */
  readonly profile?: string | null
  readonly options?: Input<'import.restage'>['options']
  /** Plans only; the catalogue stays as it is. */
  readonly isDryRun?: boolean
  /** Agrees to fetch the pictures that the file names by address, of whatever servers; else those wait for a person. */
  readonly fetchesPictures?: boolean
}

/**
 * `planned`: a dry run. `stopped` and `staged`: something was in doubt, and the profile says that nothing goes in then;
 * `staged`, too, where so much is no longer delivered that nothing may become of it unseen (`goneLimitPercent`).
 */
export type ImportFileOutcome = 'committed' | 'planned' | 'stopped' | 'staged'

export interface ImportFileResult {
  readonly outcome: ImportFileOutcome
  /** What becomes of products that are no longer delivered; null where the profile does nothing to them, or none are gone. */
  readonly gone: NonNullable<Result<'import.plan'>['gone']> | null
  /** Of a file that waits for a person in the app; null for any other. */
  readonly importId: number | null
  readonly receipt: Result<'import.commit'>['receipt']
  readonly rejections: readonly Rejection[]
  readonly mapping: readonly {
    readonly column: string
    /** Null for a column that is left out. */
    readonly attribute: string | null
    readonly confidence: number
    readonly reason: string
    readonly isNew: boolean
  }[]
  /** Null when nothing changed, and in a dry run. */
  readonly changeSet: number | null
  readonly warnings: Described['warnings']
  /** Pictures that the file names and that were not here: how many values wait for any, and what came of those that may come. */
  readonly pictures: { readonly values: number; readonly taken: Omit<Result<'pictures.fetch'>, 'changeSet'> | null }
}

/** Rejections fetched at a time. */
const PAGE = 1_000

/**
 * Imports a file with nobody to ask: what is sure is mapped, filled columns that are not become text attributes, unless
 * a profile says otherwise. Throws `source-unreadable` for a file that cannot be read, `conflict` when no column can
 * tell the products apart. Leaves nothing staged but a file in doubt whose profile says `stage`: it waits for a person.
 */
export async function importFile(
  engine: Engine,
  { ticket, profile = null, options, isDryRun = false, fetchesPictures = false }: ImportFileOptions,
): Promise<ImportFileResult> {
  const { importId } = await engine.runJob('import.stage', {
    ticket,
    profile,
    unattended: true,
    ...(options === undefined ? {} : { options }),
  })
  let outcome: ImportFileOutcome = isDryRun ? 'planned' : 'committed'
  try {
    const described = await engine.call('import.describe', { importId })
    requireKey(described)
    const { onInvalidValue, onGone } = described.policy
    const plan =
      isDryRun || onInvalidValue === 'stop' || onInvalidValue === 'stage' || onGone !== 'nothing'
        ? await engine.runJob('import.plan', { importId })
        : null
    const asks = onInvalidValue === 'stop' || onInvalidValue === 'stage'
    if (!isDryRun && plan?.gone?.isDone === false) outcome = 'staged'
    if (!isDryRun && plan !== null && plan.inDoubt > 0 && asks)
      outcome = onInvalidValue === 'stop' ? 'stopped' : 'staged'
    const { receipt, changeSet, gone } =
      plan !== null && outcome !== 'committed'
        ? { ...plan, changeSet: null }
        : await engine.runJob('import.commit', { importId, requestId: randomUUID() })
    const named = await engine.runJob('import.pictures', { importId })
    const isIn = outcome === 'committed' && named.values > 0
    return {
      outcome,
      importId: outcome === 'staged' ? importId : null,
      receipt,
      gone: gone ?? null,
      rejections: await allRejections(engine, importId),
      mapping: described.columns.map(toMapping),
      changeSet: changeSet?.id ?? null,
      warnings: described.warnings,
      pictures: {
        values: named.values,
        taken: isIn ? await takePictures(engine, importId, named, fetchesPictures) : null,
      },
    }
  } finally {
    if (outcome !== 'staged') await engine.call('import.discard', { importId })
  }
}

/** Takes the pictures that lie beside the file, and those on the web where that was agreed to. */
async function takePictures(
  engine: Engine,
  importId: number,
  { hosts }: Result<'import.pictures'>,
  isAgreed: boolean,
): Promise<Omit<Result<'pictures.fetch'>, 'changeSet'>> {
  if (isAgreed && hosts.length > 0)
    await engine.call('import.allowPictures', { importId, hosts: hosts.map(({ host }) => host) })
  const { changeSet: _, ...taken } = await engine.runJob('pictures.fetch', { importId, requestId: randomUUID() })
  return taken
}

/** Refuses a file in which nobody can tell for sure what tells the products apart: a wrong key is worse than no import. */
function requireKey({ columns }: Described): void {
  if (columns.some(({ mapping }) => mapping.isIdentifier)) return
  const near = columns.filter(({ reason }) => reason.params['attribute'] === 'sku').map(({ header }) => header)
  const why =
    near.length === 0
      ? 'none is headed as an article number (SKU), and none holds barcodes or codes that are filled and different in every row'
      : `${near.map((header) => `"${header}"`).join(' and ')} may be the article number (SKU), but its values are not filled, different and code-like in every row`
  throw new AppError(
    'conflict',
    `It is not sure which column tells the products apart: ${why}. Map that column to SKU with an import profile, or open the file in the app and choose it there.`,
    { reason: 'no-identifier', columns: near.join(', ') },
  )
}

async function allRejections(engine: Engine, importId: number): Promise<Rejection[]> {
  const found: Rejection[] = []
  for (;;) {
    const { total, rejections } = await engine.call('import.rejections', { importId, from: found.length, count: PAGE })
    found.push(...rejections)
    if (found.length >= total || rejections.length === 0) return found
  }
}

function toMapping({
  header,
  mapping,
  confidence,
  reason,
}: Described['columns'][number]): ImportFileResult['mapping'][number] {
  const { target } = mapping
  return {
    column: header,
    attribute: target.kind === 'column' ? target.column : target.kind === 'new-attribute' ? target.code : null,
    confidence,
    reason: reason.key.replace('import.reason.', ''),
    isNew: target.kind === 'new-attribute',
  }
}
