import type { Supplier } from '../structure/model.ts'
import { foldAccents } from '../text/fold.ts'

/**
 * The code of the one supplier whose name or code stands in a file's name, word for word ("prices Nordic Lights
 * 2026-05.xlsx"). Null when none does, or several: whose delivery it is then only a person can say.
 */
export function supplierNamedIn(fileName: string, suppliers: readonly Supplier[]): string | null {
  const name = wordsOf(fileName)
  const named = suppliers.filter((supplier) => [supplier.code, supplier.name].some((text) => holds(name, text)))
  return named.length === 1 ? (named[0]?.code ?? null) : null
}

function holds(name: string, text: string): boolean {
  const words = wordsOf(text)
  return words.trim().length > 1 && name.includes(words)
}

/** Lower case, without accents, every word between two spaces. */
function wordsOf(text: string): string {
  return ` ${foldAccents(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ')} `
}
