import type { Input, Result } from '../../../../shared/contract/index.ts'
import type { SheetResult } from '../../../../shared/contract/sheet.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Override } from '../../../../shared/vocabulary.ts'
import { OVERRIDES } from '../../../../shared/vocabulary.ts'
import { newRequestId, startJob } from '../../../engine/index.ts'
import type { Language } from '../../../i18n/index.ts'
import { errorText } from '../../../i18n/index.ts'
import type { ToastAction, ToastOptions } from '../../../ui/index.ts'
import { toast } from '../../../ui/index.ts'

type Writing = 'sheet.apply' | 'sheet.paste' | 'sheet.fill'

export interface ReceiptOptions {
  readonly language: () => Language
  /** A step of the history in the person's words. */
  readonly stepName: (label: NonNullable<SheetResult['changeSet']>['label']) => string
  readonly undo: () => void
  readonly showRefused: () => void
}

/**
 * Runs an operation of the engine on many cells and says what came of it: counts, what was refused, undo. Answers with
 * the result; null when it was cancelled or failed, which has been said then.
 */
export async function runOnCells<Op extends Writing>(
  op: Op,
  input: Input<Op>,
  options: ReceiptOptions,
): Promise<Result<Op> | null> {
  const outcome = await startJob(op, input)
  if (!outcome.ok) {
    toast(failure(outcome.error, options.language()))
    return null
  }
  const result = outcome.value
  toast(receipt(result, options, (override) => void runOnCells(op, again(input, result, override), options)))
  return result
}

/**
 * The same operation over the cells that it left because a model or another system holds them: a step of its own. What
 * it has written stays as it is, what it moved or made is not moved or made twice.
 */
function again<Op extends Writing>(input: Input<Op>, { created }: SheetResult, override: Override): Input<Op> {
  const next = { ...input, requestId: newRequestId(), override: [override] }
  if (!('table' in next)) return next
  const lines = next.table.length - created
  return { ...next, cut: null, pastEnd: 'refuse', table: next.table.slice(0, Math.max(1, lines)) }
}

/** By which code the engine tells that a cell was left for want of an override. */
export const LEFT_AS = { inherited: 'inherited-value', foreign: 'foreign-owner' } as const

/** What was left because a model or another system holds it, counted apart, each with the way to write it all the same. */
export function overrideOffers(
  reasons: Readonly<Record<string, number>>,
  { t }: Language,
  onOverride: (override: Override) => void,
): ToastAction[] {
  return OVERRIDES.flatMap((override) => {
    const count = reasons[LEFT_AS[override]] ?? 0
    return count === 0
      ? []
      : [{ text: t(`sheet.override.${override}`, { count }), onClick: () => onOverride(override) }]
  })
}

/** What went wrong, as a toast. */
export function failure(error: Error, language: Language): ToastOptions {
  const { t } = language
  const reason = error instanceof AppError ? error.details['reason'] : undefined
  if (error instanceof AppError && error.code === 'cancelled') return { id: 'step', text: t('sheet.cancelled') }
  if (reason === 'order-changed') return { id: 'step', kind: 'bad', text: t('sheet.orderChanged') }
  if (reason === 'ranges-do-not-fit') return { id: 'step', kind: 'bad', text: t('sheet.copyTooLarge') }
  return { id: 'step', kind: 'bad', text: errorText(error, language) }
}

function receipt(
  result: SheetResult & { readonly cutColumns?: number },
  options: ReceiptOptions,
  onOverride: (override: Override) => void,
): ToastOptions {
  const { t } = options.language()
  const { changeSet, unchanged, refused, locked, kept, created, cutColumns = 0 } = result
  const details = [
    ...(created > 0 ? [t('sheet.created', { count: created })] : []),
    ...(unchanged > 0 ? [t('sheet.unchanged', { count: unchanged })] : []),
    ...(refused > 0 ? [t('sheet.refused', { count: refused })] : []),
    ...(locked > 0 ? [t('sheet.locked', { count: locked })] : []),
    ...(kept > 0 ? [t('sheet.kept', { count: kept })] : []),
    ...(cutColumns > 0 ? [t('sheet.cutColumns', { count: cutColumns })] : []),
  ]
  const showRefused = { text: t('sheet.showRefused'), onClick: options.showRefused }
  return {
    id: 'step',
    kind: refused > 0 ? 'bad' : changeSet ? 'good' : 'info',
    text: changeSet ? options.stepName(changeSet.label) : t('sheet.same'),
    ...(details.length > 0 ? { detail: details.join(' · ') } : {}),
    ...(refused > 0 ? { second: showRefused } : {}),
    others: overrideOffers(result.reasons, options.language(), onOverride),
    ...(changeSet ? { action: { text: t('app.undo'), onClick: options.undo } } : {}),
  }
}
