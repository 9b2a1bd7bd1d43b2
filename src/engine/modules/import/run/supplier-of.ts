import { supplierNamedIn } from '../../../core/matching/supplier-of-file.ts'
import type { StructureModel, Supplier } from '../../../core/structure/model.ts'
import { fold } from '../../../core/text/fold.ts'
import type { Profile } from '../profile/apply-profile.ts'

/** Whose delivery a file says it is: what its profile says, else the supplier in its name. Null: it does not say. */
export function supplierOf({ suppliers }: StructureModel, fileName: string, profile: Profile | null): string | null {
  return findSupplier(suppliers, profile?.supplier ?? null)?.code ?? supplierNamedIn(fileName, suppliers)
}

/** By code, else by name, accents and case aside. */
export function findSupplier(suppliers: readonly Supplier[], text: string | null): Supplier | undefined {
  if (text === null) return undefined
  return suppliers.find(({ code }) => code === text) ?? suppliers.find(({ name }) => fold(name) === fold(text))
}
