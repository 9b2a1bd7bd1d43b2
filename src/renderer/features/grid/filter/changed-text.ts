import type { ChangeSetSummary, Structure } from '../../../../shared/contract/catalogue.ts'
import { parseFilter } from '../../../../shared/filter/parse.ts'
import type { Language } from '../../../i18n/index.ts'
import { stepName } from '../../../state/step-name.ts'

/** What a filter asks of the history. */
export interface ChangedCondition {
  readonly kind: 'changed-by' | 'changed-since'
  readonly value: string
  readonly isNot: boolean
}

/** The condition on the history that a part of a filter is; null for any other. Pure. */
export function changedCondition(part: string): ChangedCondition | null {
  const parsed = parseFilter(part)
  if (!parsed.ok) return null
  const isNot = parsed.filter.kind === 'not'
  const filter = parsed.filter.kind === 'not' ? parsed.filter.filter : parsed.filter
  return filter.kind === 'changed-by' || filter.kind === 'changed-since'
    ? { kind: filter.kind, value: filter.value, isNot }
    : null
}

/** The number of the one step that a condition names; null where it names none. */
export function stepOf(condition: ChangedCondition | null): number | null {
  return condition?.kind === 'changed-by' && /^\d{1,15}$/.test(condition.value) ? Number(condition.value) : null
}

/**
 * A condition on the history in words: a step by what it did, whose it was and when; a kind of step or a person by
 * name. Null while the step is not known.
 */
export function changedText(
  condition: ChangedCondition,
  step: ChangeSetSummary | undefined,
  structure: Structure | undefined,
  language: Language,
): string | null {
  const text = affirmed(condition, step, structure, language)
  return text !== null && condition.isNot ? language.t('grid.chip.not', { condition: text }) : text
}

function affirmed(
  condition: ChangedCondition,
  step: ChangeSetSummary | undefined,
  structure: Structure | undefined,
  language: Language,
): string | null {
  const { t, ref, format } = language
  const { kind, value } = condition
  if (kind === 'changed-since')
    return t('grid.chip.since', { time: value.includes('T') ? format.dateTime(value) : format.date(value) })
  if (stepOf(condition) !== null)
    return step
      ? t('grid.chip.byStep', {
          step: stepName(step.label, structure, language),
          actor: step.actor,
          time: format.dateTime(step.committedAt),
        })
      : null
  const kindName = ref({ key: `history.kind.${value}`, params: {} })
  if (kindName !== null) return t('grid.chip.byKind', { kind: kindName })
  return t('grid.chip.byPerson', { actor: value.replace(/^person:/, '') })
}
