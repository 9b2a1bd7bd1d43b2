import type { Structure } from '../../../shared/contract/catalogue.ts'

/** What people call a supplier; the code of one that is gone. */
export function supplierName(code: string, structure: Structure | undefined): string {
  const name = structure?.suppliers.find((supplier) => supplier.code === code)?.name ?? ''
  return name === '' ? code : name
}
