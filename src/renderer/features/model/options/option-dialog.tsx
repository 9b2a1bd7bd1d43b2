import type { ReactNode } from 'react'
import { useState } from 'react'
import type { ModelChangeInput } from '../../../../shared/contract/model-change.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { Button, Dialog, TextField } from '../../../ui/index.ts'
import { LabelsField } from '../fields/labels-field.tsx'
import { ImpactPanel } from '../impact-panel.tsx'
import styles from '../model.module.css'
import { useChange } from '../use-change.ts'
import { useImpact } from '../use-impact.ts'
import type { OptionItem } from './options-panel.tsx'

interface Props {
  readonly attribute: string
  /** Null makes a new one. */
  readonly option: OptionItem | null
  readonly onClose: () => void
}

/** One option: its names in every language and what else suppliers call it. */
export function OptionDialog({ attribute, option, onClose }: Props): ReactNode {
  const { t } = useLanguage()
  const [code, setCode] = useState(option?.code ?? '')
  const [labels, setLabels] = useState(option?.labels ?? {})
  const [synonyms, setSynonyms] = useState(option?.synonyms.join('\n') ?? '')
  const [isRemoving, setIsRemoving] = useState(false)
  const command = useChange()
  const fields = {
    labels,
    synonyms: synonyms
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  }
  const change: ModelChangeInput = isRemoving
    ? { entity: 'option', action: 'remove', of: attribute, code }
    : { entity: 'option', action: option ? 'update' : 'create', of: attribute, code: code.trim(), fields }
  const { impact, isCounting } = useImpact(code.trim() === '' ? [] : [change])
  const canSave = impact !== undefined && impact.rejections.length === 0
  const handleSave = async (): Promise<void> => {
    if (canSave && (await command.make([change]))) onClose()
  }
  const footer = (
    <>
      {option && (
        <Button kind="quiet" onClick={() => setIsRemoving(!isRemoving)}>
          {t(isRemoving ? 'model.keep' : 'model.remove')}
        </Button>
      )}
      <span className={styles['spring']} />
      <Button onClick={onClose}>{t('model.cancel')}</Button>
      <Button
        kind={isRemoving ? 'danger' : 'primary'}
        disabled={!canSave}
        isBusy={command.isRunning}
        onClick={() => void handleSave()}
      >
        {t(isRemoving ? 'model.remove' : option ? 'model.save' : 'model.create')}
      </Button>
    </>
  )
  return (
    <Dialog isOpen onClose={onClose} title={option?.code ?? t('model.option.add')} footer={footer}>
      <div className={styles['dialogForm']}>
        {option === null && (
          <TextField label={t('model.code')} hint={t('model.code.hint')} value={code} onChange={setCode} />
        )}
        <LabelsField label={t('model.field.labels')} value={labels} isArea={false} onChange={setLabels} />
        <div className={styles['lines']}>
          <label htmlFor="option-synonyms">{t('model.field.synonyms')}</label>
          <textarea
            id="option-synonyms"
            rows={3}
            value={synonyms}
            onChange={(event) => setSynonyms(event.target.value)}
          />
          <span className={styles['hint']}>{t('model.hint.synonyms')}</span>
        </div>
        {isCounting && <p className={styles['quiet']}>{t('model.impact.counting')}</p>}
        {impact && <ImpactPanel impact={impact} />}
      </div>
    </Dialog>
  )
}
