import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '../../engine/index.ts'
import { foundProducts, productsQuery } from '../../state/product-search.ts'
import { useScope } from '../../state/scope.ts'
import { Combobox } from '../../ui/index.ts'
import type { Decision } from './decisions.ts'

interface ProductSearchProps {
  readonly label: string
  readonly onPick: (product: NonNullable<Decision['product']>) => void
}

const SHOWN = 20

/** Finds any product by SKU, barcode or name while one types. Asks nothing before a letter was typed. */
export function ProductSearch({ label, onPick }: ProductSearchProps): ReactNode {
  const locale = useScope()?.locale ?? null
  const structure = useQuery('catalogue.structure', {}).data
  const [search, setSearch] = useState('')
  const asked =
    search === '' ? null : productsQuery(structure, locale, { viewKey: 'picture-product', search, count: SHOWN })
  const page = useQuery('catalogue.gridPage', asked, { keepPrevious: true }).data
  const products = foundProducts(page).map((found, at) => ({ ...found, id: page?.ids[at] ?? 0 }))
  return (
    <Combobox
      label={label}
      placeholder={label}
      value={null}
      choices={products.map(({ sku, name }) => ({ value: sku, text: name, hint: sku }))}
      onSearch={setSearch}
      onChange={(sku) => {
        const product = products.find((each) => each.sku === sku)
        if (product) onPick(product)
      }}
    />
  )
}
