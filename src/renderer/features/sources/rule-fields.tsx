import type { ReactNode } from 'react'
import type { ProfileRules } from '../../../shared/contract/sources.ts'
import { useLanguage } from '../../i18n/index.ts'
import { SelectField, TextField } from '../../ui/index.ts'
import type { DraftFieldsProps } from './draft-fields.ts'
import styles from './sources.module.css'

/** The words of each rule; the first is what holds where a profile does not say. */
const WORDS = {
  onMissingSKU: ['reject_row', 'skip_row'],
  onInvalidData: ['log_and_skip', 'skip_row', 'stop', 'stage'],
  onOlderRow: ['skip_row', 'take_row'],
  onPriceJump: ['hold', 'take'],
  onGone: ['nothing', 'phase_out', 'out_of_range'],
} as const satisfies { readonly [Rule in keyof ProfileRules]?: readonly NonNullable<ProfileRules[Rule]>[] }

/** What becomes of rows and values of a profile's files that do not go in as they stand. */
export function RuleFields({ draft: { rules }, fault, onChange }: DraftFieldsProps): ReactNode {
  const { t } = useLanguage()
  const set = (change: Partial<ProfileRules>): void => onChange({ rules: { ...rules, ...change } })
  const rule = (name: keyof typeof WORDS): ReactNode => (
    <SelectField
      label={t(`sources.form.rules.${name}`)}
      value={rules[name] ?? ''}
      choices={[
        { value: '', text: t('sources.form.rules.unsaid') },
        ...WORDS[name].map((word) => ({ value: word, text: t(`sources.form.rules.${word}`) })),
      ]}
      onChange={(word) => set({ [name]: word === '' ? null : word })}
    />
  )
  const percent = (name: 'priceJumpPercent' | 'goneLimitPercent'): ReactNode => (
    <TextField
      label={t(`sources.form.rules.${name}`)}
      hint={t(`sources.form.rules.${name}.hint`)}
      value={rules[name] === null ? '' : String(rules[name])}
      error={fault(name)}
      inputMode="numeric"
      maxLength={4}
      onChange={(text) => set({ [name]: /^\d{1,4}$/.test(text.trim()) ? Number(text) : null })}
    />
  )
  return (
    <>
      <div className={styles['pair']}>
        {rule('onMissingSKU')}
        {rule('onInvalidData')}
      </div>
      <div className={styles['pair']}>
        {rule('onPriceJump')}
        {rules.onPriceJump !== 'take' && percent('priceJumpPercent')}
      </div>
      <div className={styles['pair']}>
        {rule('onGone')}
        {rules.onGone !== null && rules.onGone !== 'nothing' && percent('goneLimitPercent')}
      </div>
      <div className={styles['pair']}>{rule('onOlderRow')}</div>
    </>
  )
}
