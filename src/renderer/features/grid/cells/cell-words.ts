import { rejectionText } from '../../../i18n/index.ts'
import type { Language } from '../../../i18n/index.ts'
import { localeNameInText } from '../../../i18n/locale-name.ts'
import { parseColumnKey } from '../../../../shared/column-key.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { CellEdit } from './edit-book.ts'
import type { CellState, Lock } from './cell-state.ts'

/** Name of a column in the person's language. */
export function columnTitle(column: GridColumn, { t, label }: Language): string {
  if (column.attribute) {
    const name = label(column.labels, column.attribute.code)
    return column.currency === null ? name : `${name} (${column.currency})`
  }
  switch (column.kind) {
    case 'sku':
    case 'kind':
    case 'family':
    case 'status':
    case 'categories':
    case 'completeness':
      return t(`grid.column.${column.kind}`)
    case 'links':
      return label(column.labels, column.id)
    default:
      return column.id
  }
}

/** Why a cell takes no typing, as a sentence. */
export function lockText(lock: Lock, { t }: Language): string {
  return t(`grid.lock.${lock}`)
}

/** What an override stands in for: `Overridden here (till: 5)`. */
function overrideText(column: GridColumn, { override, insteadOf }: CellState, { t }: Language): string {
  const value = insteadOf === '' ? t('grid.override.nothing') : insteadOf
  if (override === 'own' || column.owner === 'pim') return t('grid.override.own', { value })
  return t('grid.override.taken', { owner: t(`grid.owner.${column.owner}`), value })
}

/** Where a shown value comes from, by what differs: `from Dutch`, `from Limburg`, `from Dutch, what is for everybody`. */
export function fallbackText(column: GridColumn, fromKey: string | null, { t, label, locale }: Language): string {
  const fallback = column.fallbacks.find(({ key }) => key === fromKey)
  const from = fallback && parseColumnKey(fallback.key)
  const here = parseColumnKey(column.key)
  const source = [
    ...(from?.locale === here?.locale ? [] : [localeNameInText(from?.locale ?? '', locale)]),
    ...(from?.channel === here?.channel ? [] : [from?.channel ?? '']),
    ...(from?.context === here?.context
      ? []
      : [fallback?.context ? label(fallback.context.labels, fallback.context.code) : t('grid.fallback.everybody')]),
  ]
  return t('grid.fallback', { source: source.join(', ') })
}

/** All there is to say about how a cell looks; null when it looks like any other. */
export function cellReason(
  column: GridColumn,
  state: CellState,
  edit: CellEdit | undefined,
  language: Language,
): string | null {
  const { t, label } = language
  if (edit?.state === 'refused') {
    return t('grid.refused', { text: edit.text, reason: rejectionText(edit.rejection, language) })
  }
  if (state.source === 'fallback') return fallbackText(column, state.from, language)
  if (state.override !== null) return overrideText(column, state, language)
  if (state.lock !== null && state.lock !== 'computed') return lockText(state.lock, language)
  if (state.problem) return t('grid.problem', { rule: label(state.problem, '') })
  if (state.misnamed)
    return state.misnamed.name === null ? t('grid.misnamed.sku') : t('grid.misnamed', { name: state.misnamed.name })
  if (state.source === 'inherited') return t('grid.inherited')
  if (state.isMissing) return t('grid.missing')
  return null
}
