import type { ReactNode } from 'react'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { useQuery } from '../../engine/index.ts'
import type { Language } from '../../i18n/index.ts'
import type { Choice } from '../../ui/index.ts'
import { Combobox } from '../../ui/index.ts'

type NewThing = Result<'import.newThings'>['options'][number]

interface IntoChoiceProps {
  readonly thing: NewThing
  readonly into: string | null
  readonly structure: Structure | undefined
  readonly language: Language
  readonly onChange: (code: string) => void
}

/** Options to choose from; longer lists are merged in the sheet of products. */
const OPTIONS_MOST = 500

/** What a new thing is the same as: the likeliest first, others by typing. */
export function IntoChoice({ thing, into, structure, language, onChange }: IntoChoiceProps): ReactNode {
  const { t } = language
  const found = useQuery(
    'catalogue.options',
    thing.kind === 'option' && structure?.attributes.some(({ code }) => code === thing.attribute) === true
      ? { attribute: thing.attribute, limit: OPTIONS_MOST }
      : null,
  ).data
  const choices =
    thing.kind === 'option' ? labelled(found?.options ?? [], language) : choicesOf(thing, structure, language)
  const isNear = ({ value }: Choice): boolean => thing.near.includes(value)
  const known = new Set(choices.map(({ value }) => value))
  const missing = [...new Set([...(into === null ? [] : [into]), ...thing.near])].filter((code) => !known.has(code))
  return (
    <Combobox
      label={t('staging.new.intoOf', { name: thing.text })}
      value={into}
      choices={[
        ...missing.map((code) => ({ value: code, text: code })),
        ...choices.toSorted((a, b) => Number(isNear(b)) - Number(isNear(a))),
      ]}
      onChange={onChange}
    />
  )
}

/** Everything of its kind that the catalogue has. */
function choicesOf(thing: NewThing, structure: Structure | undefined, language: Language): readonly Choice[] {
  if (thing.kind === 'family') return labelled(structure?.families ?? [], language)
  if (thing.kind === 'category') return labelled(structure?.categories ?? [], language)
  const attribute = structure?.attributes.find(({ code }) => code === thing.attribute)
  const family = structure?.measurementFamilies.find(({ code }) => code === attribute?.measurementFamily)
  return (family?.units ?? []).map(({ code, symbol }) => ({ value: code, text: symbol }))
}

interface Labelled {
  readonly code: string
  readonly labels: Readonly<Record<string, string>>
}

function labelled(things: readonly Labelled[], { label }: Language): readonly Choice[] {
  return things.map(({ code, labels }) => ({ value: code, text: label(labels, code) }))
}
