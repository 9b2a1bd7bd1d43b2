import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '../../engine/index.ts'
import { foundProducts, productsQuery } from '../../state/product-search.ts'
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
  const asked = { viewKey: 'product-picker', search, count: SHOWN + excluded.length }
  const page = useQuery('catalogue.gridPage', productsQuery(structure, locale, asked), { keepPrevious: true }).data
  const choices = foundProducts(page)
    .filter(({ sku }) => !excluded.includes(sku))
    .map(({ sku, name }) => ({ value: sku, text: name, hint: sku }))
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
