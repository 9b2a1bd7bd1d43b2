import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { SelectField, TextField } from '../../ui/index.ts'
import type { DraftFieldsProps } from './draft-fields.ts'
import styles from './sources.module.css'

/** What becomes of rows and values of a profile's files that do not go in as they stand. */
export function RuleFields({ draft: { rules }, fault, onChange }: DraftFieldsProps): ReactNode {
  const { t } = useLanguage()
  const unsaid = { value: '', text: t('sources.form.rules.unsaid') } as const
  const set = (change: Partial<typeof rules>): void => onChange({ rules: { ...rules, ...change } })
  return (
    <>
      <div className={styles['pair']}>
        <SelectField
          label={t('sources.form.rules.missing')}
          value={rules.onMissingSKU ?? ''}
          choices={[
            unsaid,
            ...(['reject_row', 'skip_row'] as const).map((value) => ({
              value,
              text: t(`sources.form.rules.${value}`),
            })),
          ]}
          onChange={(next) => set({ onMissingSKU: next === '' ? null : next })}
        />
        <SelectField
          label={t('sources.form.rules.invalid')}
          value={rules.onInvalidData ?? ''}
          choices={[
            unsaid,
            ...(['log_and_skip', 'skip_row', 'stop', 'stage'] as const).map((value) => ({
              value,
              text: t(`sources.form.rules.${value}`),
            })),
          ]}
          onChange={(next) => set({ onInvalidData: next === '' ? null : next })}
        />
      </div>
      <div className={styles['pair']}>
        <SelectField
          label={t('sources.form.rules.older')}
          value={rules.onOlderRow ?? ''}
          choices={[
            unsaid,
            ...(['skip_row', 'take_row'] as const).map((value) => ({ value, text: t(`sources.form.rules.${value}`) })),
          ]}
          onChange={(next) => set({ onOlderRow: next === '' ? null : next })}
        />
        <SelectField
          label={t('sources.form.rules.jump')}
          value={rules.onPriceJump ?? ''}
          choices={[
            unsaid,
            ...(['hold', 'take'] as const).map((value) => ({ value, text: t(`sources.form.rules.${value}`) })),
          ]}
          onChange={(next) => set({ onPriceJump: next === '' ? null : next })}
        />
      </div>
      {rules.onPriceJump !== 'take' && (
        <TextField
          label={t('sources.form.rules.percent')}
          hint={t('sources.form.rules.percent.hint')}
          value={
            rules.priceJumpPercent === null || Number.isNaN(rules.priceJumpPercent)
              ? ''
              : String(rules.priceJumpPercent)
          }
          error={fault('percent')}
          inputMode="numeric"
          maxLength={4}
          onChange={(text) => set({ priceJumpPercent: /^\d{1,4}$/.test(text.trim()) ? Number(text) : null })}
        />
      )}
    </>
  )
}
