import type { ModelEntity } from '../../../shared/contract/model-change.ts'
import type { Language } from '../../i18n/index.ts'
import { localeName } from '../../i18n/index.ts'
import type { Draft } from './field-specs.ts'

/** What a thing of the model is called in the person's language; its code where nobody has named it. */
export function nameOf(
  entity: ModelEntity,
  { code, fields }: { readonly code: string; readonly fields: Draft },
  { label, locale }: Language,
): string {
  if (entity === 'locale') return localeName(code, locale)
  if (entity === 'supplier') return typeof fields['name'] === 'string' && fields['name'] !== '' ? fields['name'] : code
  return label(fields['labels'] as Readonly<Record<string, string>> | undefined, code) // as the contract gives labels
}
