import { SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Dialog, SelectField, TextField } from '../../ui/index.ts'
import type { Description } from './import-session.ts'
import { settleRules } from './import-session.ts'
import styles from './policy-form.module.css'

type Policy = Description['policy']

/** How each rule may be settled, the usual way first. */
const CHOICES = {
  onInvalidValue: ['skip-value', 'skip-row', 'stop', 'stage'],
  onMissingKey: ['reject-row', 'skip-row'],
  onOlderRow: ['skip-row', 'take-row'],
  onPriceJump: ['hold', 'take'],
  onGone: ['nothing', 'phase-out', 'out-of-range'],
} as const satisfies { readonly [Rule in keyof Policy]?: readonly Policy[Rule][] }

/** All columns at once; `mixed`: some keep and some clear, as each says itself. */
type Empty = 'leave' | 'clear' | 'mixed'

interface PolicyFormProps {
  readonly importId: number
  readonly description: Description
}

/** The way to the rules of this import: what becomes of what does not go in as it stands, kept in its profile. */
export function PolicyButton({ importId, description }: PolicyFormProps): ReactNode {
  const { t } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" icon={SlidersHorizontal} onClick={() => setOpen(true)}>
        {t('rules.open')}
      </Button>
      {isOpen && <PolicyForm importId={importId} description={description} onClose={() => setOpen(false)} />}
    </>
  )
}

function PolicyForm({ importId, description, onClose }: PolicyFormProps & { readonly onClose: () => void }): ReactNode {
  const { t, format } = useLanguage()
  const before = emptyOf(description)
  const typed = (percent: number): string => String(percent).replace('.', format.typed.decimal)
  const [policy, setPolicy] = useState<Policy>(description.policy)
  const [empty, setEmpty] = useState<Empty>(before)
  const [jump, setJump] = useState(typed(policy.priceJumpPercent))
  const [gone, setGone] = useState(typed(policy.goneLimitPercent))
  const limits = { priceJumpPercent: percentOf(jump, 1_000), goneLimitPercent: percentOf(gone, 100) }
  const { priceJumpPercent, goneLimitPercent } = limits
  const handleSave = (): void => {
    if (priceJumpPercent === null || goneLimitPercent === null) return
    onClose()
    const said = empty === before || empty === 'mixed' ? null : empty
    void settleRules(importId, description, { ...policy, priceJumpPercent, goneLimitPercent }, said)
  }
  const select = <Rule extends keyof typeof CHOICES>(rule: Rule): ReactNode => (
    <SelectField
      label={t(`rules.${rule}`)}
      value={policy[rule]}
      choices={CHOICES[rule].map((value) => ({
        value: value as string,
        text: t(`rules.${rule}.${value}` as 'rules.open'),
      }))}
      onChange={(value) => setPolicy({ ...policy, [rule]: value })}
    />
  )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('rules.title')}
      description={t('rules.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" disabled={priceJumpPercent === null || goneLimitPercent === null} onClick={handleSave}>
            {t('rules.save')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        {select('onInvalidValue')}
        {select('onMissingKey')}
        {select('onPriceJump')}
        <TextField
          label={t('rules.jumpPercent')}
          value={jump}
          onChange={setJump}
          inputMode="decimal"
          error={priceJumpPercent === null ? t('rules.percent.wrong', { most: 1_000 }) : undefined}
        />
        {select('onGone')}
        <TextField
          label={t('rules.gonePercent')}
          value={gone}
          onChange={setGone}
          inputMode="decimal"
          error={goneLimitPercent === null ? t('rules.percent.wrong', { most: 100 }) : undefined}
        />
        {select('onOlderRow')}
        <SelectField
          label={t('rules.empty')}
          value={empty}
          choices={([...(before === 'mixed' ? (['mixed'] as const) : []), 'leave', 'clear'] as const).map((value) => ({
            value,
            text: t(`rules.empty.${value}`),
          }))}
          onChange={setEmpty}
        />
      </div>
    </Dialog>
  )
}

/** What empty cells mean in the columns that bring values. */
function emptyOf({ columns }: Description): Empty {
  const said = new Set(
    columns.flatMap(({ mapping }) =>
      mapping.target.kind === 'ignore' || mapping.isIdentifier ? [] : [mapping.onEmpty ?? 'leave'],
    ),
  )
  if (said.size > 1) return 'mixed'
  return said.has('clear') ? 'clear' : 'leave'
}

/** A percentage from 0 to `most`, typed with a comma or a point; null for anything else. */
function percentOf(text: string, most: number): number | null {
  const plain = text.trim().replace(',', '.')
  if (!/^\d{1,4}(?:\.\d{1,2})?$/.test(plain)) return null
  const percent = Number(plain)
  return percent <= most ? percent : null
}
