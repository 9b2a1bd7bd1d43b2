import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import { useQuery } from '../../engine/index.ts'
import { useScope } from '../../state/scope.ts'
import { Combobox } from '../../ui/index.ts'

interface ProductPickerProps {
  readonly label: string
  /** SKUs that are not offered. */
  readonly excluded: readonly string[]
  readonly onPick: (sku: string) => void
}

/** So many are shown; typing narrows them down. */
const SHOWN = 20

/** Finds a product by SKU, barcode or name while typing, and hands over its SKU. */
export function ProductPicker({ label, excluded, onPick }: ProductPickerProps): ReactNode {
  const locale = useScope()?.locale ?? null
  const structure = useQuery('catalogue.structure', {}).data
  const [search, setSearch] = useState('')
  // Picking empties the input by making another one.
  const [picks, setPicks] = useState(0)
  const name = nameColumn(structure, locale)
  const columns = [{ column: 'sku' }, ...(name === null ? [] : [{ column: name }])]
  const query = { filter: '', search, sort: [] }
  const page = useQuery(
    'catalogue.gridPage',
    { viewKey: 'product-picker', query, columns, from: 0, count: SHOWN + excluded.length },
    { keepPrevious: true },
  ).data
  const choices = (page?.rows ?? []).flatMap(([sku, found]) => {
    const text = String(sku)
    return excluded.includes(text) ? [] : [{ value: text, text: found == null ? text : String(found), hint: text }]
  })
  return (
    <Combobox
      key={picks}
      label={label}
      placeholder={label}
      value={null}
      choices={choices.slice(0, SHOWN)}
      onSearch={setSearch}
      onChange={(sku) => {
        onPick(sku)
        setSearch('')
        setPicks(picks + 1)
      }}
    />
  )
}

/** The column that holds names, in the language in view. */
function nameColumn(structure: Structure | undefined, locale: string | null): string | null {
  const name = structure?.attributes.find(({ code }) => code === 'name')
  if (!name || name.isScopable || (name.isLocalizable && locale === null)) return null
  return name.isLocalizable ? `name/${locale}` : 'name'
}
