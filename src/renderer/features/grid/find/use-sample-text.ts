import { parseColumnKey } from '../../../../shared/column-key.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { useScope } from '../../../state/scope.ts'
import { cellText, listOf, unitSymbols } from '../cells/cell-text.ts'
import { gridColumns } from '../columns/grid-column.ts'
import { createOptionSource } from '../editors/option-source.ts'

/** Most options that are looked up by label; the others show their code. */
const OPTIONS = 5_000

/** Stored values of any column and scope as a person of this language reads them; options of the first column by label. */
export function useSampleText(columns: readonly string[]): (value: CellValue, columnKey: string) => string {
  const language = useLanguage()
  const scope = useScope()
  const structure = useQuery('catalogue.structure', {}).data
  const attributeOf = (key: string) =>
    structure?.attributes.find(({ code }) => code === parseColumnKey(key)?.attribute) ?? null
  const select = columns
    .map(attributeOf)
    .find((each) => each?.type === 'simple-select' || each?.type === 'multi-select')
  const options = useQuery('catalogue.options', select ? { attribute: select.code, limit: OPTIONS } : null).data
  if (!structure || !scope) return (value) => (value === null ? '' : String(value))

  const inScope = gridColumns(structure, scope)
  const source = createOptionSource(
    () => structure,
    () => language,
  )
  const labels = new Map(options?.options.map(({ code, labels: own }) => [code, own]))
  return (value, key) => {
    const own = parseColumnKey(key)
    const column = inScope.find(
      (each) => each.key === key || each.attribute?.code === own?.attribute || each.id === key,
    )
    if (!column) return listOf(value).join(', ')
    const labelled = (code: string): string => source.labelOf(column, code) ?? language.label(labels.get(code), code)
    if (column.kind === 'family' || column.kind === 'status' || column.kind === 'categories')
      return listOf(value).map(labelled).join(', ')
    const words = { language, units: unitSymbols(structure), labelOf: (_: string, code: string) => labels.get(code) }
    return cellText(column, value, words)
  }
}
