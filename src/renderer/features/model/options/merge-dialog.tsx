import type { ReactNode } from 'react'
import { useState } from 'react'
import type { ModelChangeInput } from '../../../../shared/contract/model-change.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { Button, Combobox, Dialog, Field } from '../../../ui/index.ts'
import { ImpactPanel } from '../impact-panel.tsx'
import styles from '../model.module.css'
import { useChange } from '../use-change.ts'
import { useImpact } from '../use-impact.ts'
import type { OptionItem } from './options-panel.tsx'

interface Props {
  readonly attribute: string
  readonly from: OptionItem
  readonly options: readonly OptionItem[]
  readonly onClose: () => void
}

/** Makes one option of two: products that had the first get the second, which keeps the first one's names as synonyms. */
export function MergeDialog({ attribute, from, options, onClose }: Props): ReactNode {
  const { t, label } = useLanguage()
  const [into, setInto] = useState<string | null>(null)
  const command = useChange()
  const change: ModelChangeInput = { entity: 'option', action: 'merge', of: attribute, code: from.code, into }
  const { impact, isCounting } = useImpact(into === null ? [] : [change])
  const name = label(from.labels, from.code)
  const choices = options
    .filter(({ code }) => code !== from.code)
    .map(({ code, labels }) => ({ value: code, text: label(labels, code), hint: code }))
  const footer = (
    <>
      <Button onClick={onClose}>{t('model.cancel')}</Button>
      <Button
        kind="primary"
        disabled={impact === undefined || impact.rejections.length > 0}
        isBusy={command.isRunning}
        onClick={async () => {
          if (await command.make([change])) onClose()
        }}
      >
        {t('model.option.merge')}
      </Button>
    </>
  )
  return (
    <Dialog isOpen onClose={onClose} title={t('model.option.mergeTitle', { name })} footer={footer}>
      <div className={styles['dialogForm']}>
        <Field label={t('model.option.into')} hint={t('model.option.mergeText')}>
          <Combobox label={t('model.option.into')} value={into} choices={choices} onChange={setInto} />
        </Field>
        {isCounting && <p className={styles['quiet']}>{t('model.impact.counting')}</p>}
        {impact && <ImpactPanel impact={impact} />}
      </div>
    </Dialog>
  )
}
