import { newRequestId, startJob } from '../../../engine/index.ts'
import type { Language } from '../../../i18n/index.ts'
import { errorText, rejectionText } from '../../../i18n/index.ts'
import { everything } from '../../../state/sheet-target.ts'
import { undoStep } from '../../../state/undo-step.ts'
import { toast } from '../../../ui/index.ts'
import type { GridColumn } from '../columns/grid-column.ts'

/** Past the end of any view. */
const ALL_ROWS = 2 ** 31

/**
 * Makes values of a column others, in all products and in one step: options become one in the model, texts are written
 * anew. Says what came of it and offers to take it back; true when it was done.
 */
export async function mergeValues(
  column: GridColumn,
  pairs: readonly { readonly from: string; readonly to: string }[],
  language: Language,
): Promise<boolean> {
  const outcome =
    column.kind === 'text' ? await rewrite(column, pairs, language) : await mergeOptions(column, pairs, language)
  const { t } = language
  if ('problem' in outcome) {
    toast({ id: 'step', kind: 'bad', text: outcome.problem })
    return false
  }
  const { changeSetId, detail } = outcome
  toast({
    id: 'step',
    kind: changeSetId === null ? 'info' : 'good',
    text: changeSetId === null ? t('sheet.same') : t('filter.similar.done', { count: pairs.length }),
    ...(detail === null ? {} : { detail }),
    ...(changeSetId === null
      ? {}
      : {
          action: { text: t('app.undo'), onClick: () => void undoStep(changeSetId, language) },
        }),
  })
  return true
}

type Merged = { readonly changeSetId: number | null; readonly detail: string | null } | { readonly problem: string }

async function rewrite(
  { key }: GridColumn,
  pairs: readonly { readonly from: string; readonly to: string }[],
  language: Language,
): Promise<Merged> {
  const { t, format, locale } = language
  const done = await startJob('sheet.apply', {
    requestId: newRequestId(),
    selection: { kind: 'view', ...everything('similar'), ranges: [{ from: 0, count: ALL_ROWS, columns: [key] }] },
    operation: { kind: 'translate', table: [...pairs], matchCase: true },
    format: format.typed,
    language: locale,
  })
  if (!done.ok) return { problem: errorText(done.error, language) }
  const { changeSet, refused, locked } = done.value
  const kept = [
    ...(refused > 0 ? [t('sheet.refused', { count: refused })] : []),
    ...(locked > 0 ? [t('sheet.locked', { count: locked })] : []),
  ]
  return { changeSetId: changeSet?.id ?? null, detail: kept.length === 0 ? null : kept.join(' · ') }
}

async function mergeOptions(
  { attribute }: GridColumn,
  pairs: readonly { readonly from: string; readonly to: string }[],
  language: Language,
): Promise<Merged> {
  const of = attribute?.code ?? ''
  const done = await startJob('model.change', {
    requestId: newRequestId(),
    changes: pairs.map(({ from, to }) => ({ entity: 'option', action: 'merge', of, code: from, into: to })),
    createOptions: false,
    format: language.format.typed,
  })
  if (!done.ok) return { problem: errorText(done.error, language) }
  const [refused] = done.value.rejections
  return refused
    ? { problem: rejectionText(refused, language) }
    : { changeSetId: done.value.changeSet?.id ?? null, detail: null }
}
