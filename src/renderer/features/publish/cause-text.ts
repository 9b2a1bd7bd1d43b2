import type { PublishRecord } from '../../../shared/contract/publish.ts'
import type { Language } from '../../i18n/index.ts'

type Cause = NonNullable<PublishRecord['cause']>

/** Why a product was not sent: in the person's words where we have them, otherwise in the engine's plain English. */
export function causeText({ code, message, columns }: Cause, language: Language): string {
  return language.ref({ key: `publish.cause.${code}`, params: { message, count: columns.length } }) ?? message
}
