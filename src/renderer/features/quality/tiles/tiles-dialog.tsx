import type { ReactNode } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import { Button, Checkbox, Dialog, TextField } from '../../../ui/index.ts'
import type { TileChoice } from './tile-choice.ts'
import styles from './tiles.module.css'

interface TilesDialogProps {
  readonly tiles: readonly TileChoice[]
  readonly onChange: (tiles: readonly TileChoice[]) => void
  readonly onClose: () => void
}

/** Which figures are shown of the products in view, what is aimed at, and for whom. Takes effect at once. */
export function TilesDialog({ tiles, onChange, onClose }: TilesDialogProps): ReactNode {
  const { t } = useLanguage()
  const set = (kpi: TileChoice['kpi'], change: Partial<TileChoice>): void =>
    onChange(tiles.map((tile) => (tile.kpi === kpi ? { ...tile, ...change } : tile)))
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('quality.kpis.choose')}
      description={t('quality.kpis.choose.text')}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('quality.kpis.done')}
        </Button>
      }
    >
      <ul className={styles['choices']}>
        {tiles.map(({ kpi, isOn, target, audience }) => (
          <li key={kpi} aria-label={t(`quality.kpi.${kpi}`)}>
            <Checkbox label={t(`quality.kpi.${kpi}`)} isOn={isOn} onChange={(on) => set(kpi, { isOn: on })} />
            <TextField
              label={t('quality.kpis.target')}
              type="number"
              min={0}
              max={100}
              value={String(target)}
              onChange={(text) => set(kpi, { target: Math.min(100, Math.max(0, Math.round(Number(text)) || 0)) })}
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
