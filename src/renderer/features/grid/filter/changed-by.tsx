import type { ReactNode } from 'react'
import type { Structure } from '../../../../shared/contract/catalogue.ts'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { stepName } from '../../../state/step-name.ts'
import type { Choice } from '../../../ui/index.ts'
import { Combobox } from '../../../ui/index.ts'

export interface ChangedByProps {
  readonly structure: Structure
  /** As a filter has it: the number of a step, a kind of step, or a person. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Steps to choose from one by one; older ones are found in the history. */
const STEPS = 30

/** Who changed it, or how: the people and kinds of steps that the history knows, and its newest steps. */
export function ChangedBy({ structure, value, onChange }: ChangedByProps): ReactNode {
  const language = useLanguage()
  const { t, ref } = language
  const known = useQuery('history.facets', {}).data
  const history = useQuery('catalogue.history', { limit: STEPS }).data
  const kindName = (kind: string): string | null => ref({ key: `history.kind.${kind}`, params: {} })
  const choices: readonly Choice[] = [
    ...(known?.actors ?? []).map((actor) => ({ value: personValue(actor), text: actor, hint: t('filter.by.person') })),
    ...(known?.kinds ?? []).flatMap((kind) => {
      const text = kindName(kind)
      return text === null ? [] : [{ value: kind, text, hint: t('filter.by.kind') }]
    }),
    ...(history?.changeSets ?? []).map(({ id, label }) => ({
      value: String(id),
      text: t('filter.by.step', { id, name: stepName(label, structure, language) }),
    })),
  ]
  const isListed = value === '' || choices.some((each) => each.value === value)
  return (
    <Combobox
      label={t('filter.by.choose')}
      placeholder={t('filter.by.choose')}
      value={value}
      choices={isListed ? choices : [...choices, { value, text: value }]}
      onChange={onChange}
    />
  )
}

/** A person is always written so: no name is then taken for a kind of step or a number. */
function personValue(actor: string): string {
  return `person:${actor}`
}
