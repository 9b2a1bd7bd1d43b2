import { Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Input, Result } from '../../../../shared/contract/index.ts'
import type { QualityRule, Severity } from '../../../../shared/contract/rules.ts'
import { newRequestId, useCommand } from '../../../engine/index.ts'
import { errorText, useLanguage } from '../../../i18n/index.ts'
import { undoStep } from '../../../state/undo-step.ts'
import { Checkbox, IconButton, LinkButton, Menu, Select, toast } from '../../../ui/index.ts'
import styles from '../dashboard.module.css'
import type { RuleDraft } from './rule-draft.ts'
import { draftOf } from './rule-draft.ts'

const SEVERITIES = ['block', 'warn', 'info'] as const satisfies readonly Severity[]

interface RuleRowProps {
  readonly listed: Result<'quality.rules'>['rules'][number]
  readonly isReadOnly: boolean
  readonly onOpen: (draft: RuleDraft) => void
}

/** One rule of the list: on or off, how grave, what it finds, and what can be done with it. */
export function RuleRow({ listed, isReadOnly, onOpen }: RuleRowProps): ReactNode {
  const language = useLanguage()
  const { t, format, label } = language
  const { rule, problems, columns } = listed
  const name = label(rule.labels, rule.code)
  const change = useCommand('quality.changeRules')
  const run = async (what: Omit<Input<'quality.changeRules'>, 'requestId'>): Promise<number | null> => {
    const outcome = await change.run({ requestId: newRequestId(), ...what })
    if (outcome.ok) return outcome.value.changeSet?.id ?? null
    toast({ kind: 'bad', text: errorText(outcome.error, language) })
    return null
  }
  const put = (changed: QualityRule): void => void run({ put: [changed] })
  const remove = async (): Promise<void> => {
    const changeSetId = await run({ remove: [rule.code] })
    if (changeSetId === null) return
    toast({
      kind: 'good',
      text: t('quality.rule.removed', { rule: name }),
      action: { text: t('quality.rule.undo'), onClick: () => void undoStep(changeSetId, language) },
    })
  }
  const entries = [
    { id: 'edit', text: t('quality.rule.edit'), icon: Pencil, onSelect: () => onOpen(draftOf(rule)) },
    {
      id: 'duplicate',
      text: t('quality.rule.duplicate'),
      icon: Copy,
      onSelect: () => onOpen({ ...draftOf(rule), code: null, pack: null }),
    },
    { id: 'remove', text: t('quality.rule.remove'), icon: Trash2, isDanger: true, onSelect: () => void remove() },
  ]
  return (
    <tr>
      <th scope="row" title={label(rule.hints, '')}>
        <span className={styles['ruleName']}>
          <Checkbox
            label={<span className="visually-hidden">{name}</span>}
            isOn={rule.isOn}
            isDisabled={isReadOnly || change.isRunning}
            onChange={(isOn) => put({ ...rule, isOn })}
          />
          <LinkButton disabled={isReadOnly} onClick={() => onOpen(draftOf(rule))}>
            {name}
          </LinkButton>
        </span>
      </th>
      <td>
        <Select
          label={t('quality.rules.severityOf', { rule: name })}
          isQuiet
          value={rule.severity}
          choices={SEVERITIES.map((value) => ({ value, text: t(`quality.severity.${value}`) }))}
          onChange={(severity) => put({ ...rule, severity })}
        />
      </td>
      <td className={styles['numeric']}>{columns === 0 ? t('quality.rules.noColumns') : format.number(problems)}</td>
      <td className={styles['rowActions']}>
        <Menu
          align="end"
          trigger={
            <IconButton isSmall icon={Ellipsis} label={t('quality.rule.more', { rule: name })} disabled={isReadOnly} />
          }
          entries={entries}
        />
      </td>
    </tr>
  )
}
