import { describe, expect, it } from 'vitest'
import { columnsToFix } from './cause-text.ts'

const mapping = [
  { field: 'product.title', mapping: { column: 'name' } },
  { field: 'product.image', mapping: { column: null } },
]

describe('where a refused product is mended', () => {
  const cause = (columns: string[]) => ({ code: 'refused', message: '', columns })

  it('leads from a field of the shop to the column that fills it, once', () => {
    expect(columnsToFix(cause(['product.title/nl', 'product.title/fr']), mapping)).toEqual(['name'])
  })

  it('leads to the empty columns of a product that is not ready', () => {
    expect(columnsToFix(cause(['name/fr_FR', 'image']), mapping)).toEqual(['name/fr_FR', 'image'])
  })

  it('leads nowhere for a field that nothing fills', () => {
    expect(columnsToFix(cause(['product.image']), mapping)).toEqual([])
  })
})
