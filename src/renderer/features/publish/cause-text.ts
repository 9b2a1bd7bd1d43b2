import type { PublishRecord } from '../../../shared/contract/publish.ts'
import type { Language } from '../../i18n/index.ts'
import type { Names } from '../../state/column-names.ts'

type Cause = NonNullable<PublishRecord['cause']>

/** Why a product was not sent: in the person's words where we have them, otherwise in the engine's plain English. */
export function causeText({ code, message, columns }: Cause, language: Language, names: Names): string {
  const list = new Set(columns.map((column) => (isField(column) ? fieldText(column, language) : names.column(column))))
  return language.ref({ key: `publish.cause.${code}`, params: { message, columns: [...list].join(', ') } }) ?? message
}

/** A field of the shop in the person's words; its own name where we have none. */
export function fieldText(field: string, { ref }: Language): string {
  const name = fieldOf(field)
  return ref({ key: `publish.field.${name}`, params: {} }) ?? name
}

/** Where in the catalogue a cause can be mended: its columns, and those that feed the fields it names. */
export function columnsToFix(
  { columns }: Cause,
  mapping: readonly { readonly field: string; readonly mapping: { readonly column: string | null } }[],
): readonly string[] {
  const found = columns.map((column) => {
    if (!isField(column)) return column
    return mapping.find(({ field }) => field === fieldOf(column))?.mapping.column ?? null
  })
  return [...new Set(found.filter((column) => column !== null))]
}

/** `product.title/nl` is the field `product.title`. */
function fieldOf(name: string): string {
  return name.split('/')[0] ?? name
}

function isField(name: string): boolean {
  return /^(?:product|variant)\./.test(name)
}
