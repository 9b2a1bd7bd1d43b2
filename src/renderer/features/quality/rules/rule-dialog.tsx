import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { RuleKind, Severity } from '../../../../shared/contract/rules.ts'
import { newRequestId, useCommand, useQuery } from '../../../engine/index.ts'
import { errorText, useLanguage } from '../../../i18n/index.ts'
import { Button, ChooseMany, Dialog, Field, LabelsField, Notice, SelectField } from '../../../ui/index.ts'
import { CheckFields } from './check-fields.tsx'
import { ConditionFields } from './condition-fields.tsx'
import type { RuleDraft } from './rule-draft.ts'
import { readDraft, triedRule } from './rule-draft.ts'
import styles from './rule-form.module.css'
import { RULE_KINDS } from './rule-kinds.ts'
import { RuleTrial } from './rule-trial.tsx'
import { ScopeFields } from './scope-fields.tsx'
import { useRules } from './use-rules.ts'

const SEVERITIES = ['block', 'warn', 'info'] as const satisfies readonly Severity[]
const KINDS = Object.keys(RULE_KINDS) as RuleKind[] // the keys of a record by kind

interface RuleDialogProps {
  readonly initial: RuleDraft
  readonly onClose: () => void
}

/** One rule as a form; what it would find is counted beside it before it is kept, as one step. */
export function RuleDialog({ initial, onClose }: RuleDialogProps): ReactNode {
  const language = useLanguage()
  const { t, label } = language
  const [draft, setDraft] = useState(initial)
  const { rules } = useRules()
  const structure = useQuery('catalogue.structure', {}).data
  const command = useCommand('quality.changeRules')
  const set = (change: Partial<RuleDraft>): void => setDraft({ ...draft, ...change })
  const { rule, faults } = readDraft(draft, new Set(rules.keys()))
  if (!structure) return null

  const { types } = RULE_KINDS[draft.kind]
  const attributes = structure.attributes.filter(({ type }) => types?.includes(type) ?? true)
  const locales = structure.locales.map(({ code }) => code)
  const handleKind = (kind: RuleKind): void => {
    const next = RULE_KINDS[kind].types
    const fits = (code: string): boolean => {
      const type = structure.attributes.find((each) => each.code === code)?.type
      return next === null || type === undefined || next.includes(type)
    }
    set({ kind, fields: {}, attributes: draft.attributes.filter(fits) })
  }
  const handleSave = async (): Promise<void> => {
    if (rule === null || command.isRunning) return
    if ((await command.run({ requestId: newRequestId(), put: [rule] })).ok) onClose()
  }
  const footer = (
    <>
      <p className={styles['faults']} aria-live="polite">
        {faults[0] !== undefined && t(`quality.rule.fault.${faults[0]}`)}
      </p>
      <span className={styles['spring']} />
      <Button onClick={onClose}>{t('quality.rule.cancel')}</Button>
      <Button
        kind="primary"
        icon={Check}
        disabled={rule === null}
        isBusy={command.isRunning}
        onClick={() => void handleSave()}
      >
        {t('quality.rule.save')}
      </Button>
    </>
  )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title={draft.code === null ? t('quality.rule.new') : label(initial.labels, draft.code)}
      footer={footer}
    >
      {command.error && <Notice kind="bad">{errorText(command.error, language)}</Notice>}
      {draft.pack !== null && <Notice kind="info">{t('quality.rule.ofPack')}</Notice>}
      <div className={styles['form']}>
        <div className={styles['column']}>
          <div className={styles['pair']}>
            <SelectField
              label={t('quality.rule.kind')}
              value={draft.kind}
              choices={KINDS.map((value) => ({ value, text: t(`quality.rule.kind.${value}`) }))}
              onChange={handleKind}
            />
            <SelectField
              label={t('quality.rules.severity')}
              value={draft.severity}
              choices={SEVERITIES.map((value) => ({ value, text: t(`quality.severity.${value}`) }))}
              onChange={(severity) => set({ severity })}
            />
          </div>
          <Field
            label={t('quality.rule.attributes')}
            hint={draft.kind === 'fresh' ? t('quality.rule.hint.fresh') : undefined}
          >
            <ChooseMany
              label={t('quality.rule.attributes')}
              placeholder={t('quality.rule.add')}
              choices={attributes.map(({ code, labels }) => ({ value: code, text: label(labels, code), hint: code }))}
              chosen={draft.attributes}
              onChange={(codes) => set({ attributes: codes })}
            />
          </Field>
          <CheckFields
            key={draft.kind}
            draft={draft}
            structure={structure}
            onChange={(field, text) => set({ fields: { ...draft.fields, [field]: text } })}
          />
          <LabelsField
            label={t('quality.rule.name')}
            locales={locales}
            value={draft.labels}
            isArea={false}
            onChange={(labels) => set({ labels })}
          />
          <LabelsField
            label={t('quality.rule.todo')}
            locales={locales}
            value={draft.hints}
            isArea={false}
            onChange={(hints) => set({ hints })}
          />
        </div>
        <div className={styles['column']}>
          <RuleTrial rule={triedRule(draft)} />
          <ScopeFields where={draft.where} structure={structure} onChange={(where) => set({ where })} />
          <ConditionFields when={draft.when} structure={structure} onChange={(when) => set({ when })} />
        </div>
      </div>
    </Dialog>
  )
}
