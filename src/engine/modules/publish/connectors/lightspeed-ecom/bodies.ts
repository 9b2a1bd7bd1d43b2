import { brandKey, fieldOfFact, type Facts, type FactValue } from './facts.ts'
import { shopName } from './fields.ts'

/** A request body: the shop's own names, brands as ids. Nothing goes out that is not a known field. */
export function toBody(facts: Facts, brandIds: ReadonlyMap<string, number>): Record<string, FactValue> {
  const body: Record<string, FactValue> = {}
  for (const [key, value] of Object.entries(facts)) {
    const field = fieldOfFact(key)
    body[shopName(field)] = field === 'product.brand' ? brandReference(value, brandIds) : value
  }
  return body
}

function brandReference(title: FactValue, brandIds: ReadonlyMap<string, number>): number | null {
  if (title === null || title === '') return null
  const id = brandIds.get(brandKey(String(title)))
  if (id === undefined) throw new Error(`brand ${title} was not made before the products that need it`)
  return id
}
