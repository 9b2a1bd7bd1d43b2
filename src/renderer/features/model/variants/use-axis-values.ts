import type { CellValue } from '../../../../shared/vocabulary.ts'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { valueText } from '../../../state/value-text.ts'

/** More options than this and their codes stand for themselves. */
const OPTIONS_MOST = 2_000

/** How the values of at most three attributes read: options by their labels. */
export function useAxisValues(attributes: readonly string[]): (attribute: string, value: CellValue) => string {
  const language = useLanguage()
  const structure = useQuery('catalogue.structure', {}).data
  const isSelect = (code: string | undefined): code is string =>
    structure?.attributes.some((each) => each.code === code && each.type === 'simple-select') ?? false
  const asked = (code: string | undefined) => (isSelect(code) ? { attribute: code, limit: OPTIONS_MOST } : null)
  const first = useQuery('catalogue.options', asked(attributes[0]), { keepPrevious: true }).data
  const second = useQuery('catalogue.options', asked(attributes[1]), { keepPrevious: true }).data
  const third = useQuery('catalogue.options', asked(attributes[2]), { keepPrevious: true }).data
  return (attribute, value) => {
    if (value === null) return '–'
    const options = [first, second, third][attributes.indexOf(attribute)]?.options
    const option = isSelect(attribute) ? options?.find(({ code }) => code === value) : undefined
    return option ? language.label(option.labels, option.code) : valueText(value, attribute, structure, language)
  }
}
