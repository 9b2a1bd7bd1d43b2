import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Tile } from '../../../../shared/contract/tiles.ts'
import { newRequestId, useCommand } from '../../../engine/index.ts'
import { errorText, useLanguage } from '../../../i18n/index.ts'
import { Button, Checkbox, Dialog, TextField, toast } from '../../../ui/index.ts'
import styles from './tiles.module.css'

interface TilesDialogProps {
  readonly family: string | null
  readonly tiles: readonly Tile[]
  readonly isReadOnly: boolean
  readonly onClose: () => void
}

/** Which figures are shown of the products in view, what is aimed at, and for whom; kept in the catalogue as one step. */
export function TilesDialog({ family, tiles, isReadOnly, onClose }: TilesDialogProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [draft, setDraft] = useState(tiles)
  const saving = useCommand('quality.setTiles')
  const set = (kpi: Tile['kpi'], change: Partial<Tile>): void =>
    setDraft(draft.map((tile) => (tile.kpi === kpi ? { ...tile, ...change } : tile)))
  const save = async (): Promise<void> => {
    const outcome = await saving.run({ requestId: newRequestId(), family, tiles: [...draft] })
    if (outcome.ok) onClose()
    else toast({ kind: 'bad', text: errorText(outcome.error, language) })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title={t('quality.kpis.choose')}
      description={t('quality.kpis.choose.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('quality.rule.cancel')}</Button>
          <Button kind="primary" isBusy={saving.isRunning} disabled={isReadOnly} onClick={() => void save()}>
            {t('quality.kpis.save')}
          </Button>
        </>
      }
    >
      <ul className={styles['choices']}>
        {draft.map(({ kpi, isOn, target, audience, maxFall }) => (
          <li key={kpi} aria-label={t(`quality.kpi.${kpi}`)}>
            <Checkbox label={t(`quality.kpi.${kpi}`)} isOn={isOn} onChange={(on) => set(kpi, { isOn: on })} />
            <TextField
              label={t('quality.kpis.target')}
              type="number"
              min={0}
              max={100}
              value={String(target)}
              onChange={(text) => set(kpi, { target: percentIn(text) ?? 0 })}
            />
            <TextField
              label={t('quality.kpis.maxFall')}
              type="number"
              min={0}
              max={100}
              value={maxFall === null ? '' : String(maxFall)}
              onChange={(text) => set(kpi, { maxFall: percentIn(text) })}
            />
            <TextField
              label={t('quality.kpis.audience')}
              value={audience}
              maxLength={60}
              onChange={(text) => set(kpi, { audience: text })}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

/** A whole number from 0 to 100; null for nothing. */
function percentIn(text: string): number | null {
  return text.trim() === '' ? null : Math.min(100, Math.max(0, Math.round(Number(text)) || 0))
}
