import { Eraser, FileInput, MoreHorizontal, Redo2, RefreshCw, SquareSlash, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import type { MenuEntry } from '../../../ui/index.ts'
import { Button, IconButton, Menu } from '../../../ui/index.ts'
import type { Plan } from '../import-session.ts'
import styles from './sheet.module.css'
import { ReplaceForm } from './replace-form.tsx'
import type { Operation } from './repairs.ts'

export interface RepairBarProps {
  readonly repairs: Plan['repairs']
  readonly isBusy: boolean
  /** Rows in the sheet may no longer be those its filter asks for. */
  readonly isOutdated: boolean
  readonly isReplacing: boolean
  readonly onReplacing: (isOpen: boolean) => void
  readonly onRepair: (operation: Operation) => void
  readonly onTurn: (direction: 'undo' | 'redo') => void
  readonly onFilterAnew: () => void
}

const CASES = ['upper', 'lower', 'title', 'sentence'] as const

/** What can be done to the selected cells of the sheet of staged rows. */
export function RepairBar(props: RepairBarProps): ReactNode {
  const { repairs, isBusy, isOutdated, isReplacing, onReplacing, onRepair, onTurn, onFilterAnew } = props
  const { t } = useLanguage()
  const trim: Operation = {
    kind: 'step',
    step: { kind: 'trim', ends: true, repeats: true, nonBreaking: true, isOff: false },
  }
  const more: readonly MenuEntry[] = [
    { id: 'trim', text: t('staging.repair.trim'), onSelect: () => onRepair(trim) },
    ...CASES.map((to) => ({
      id: to,
      text: t(`staging.repair.${to}`),
      onSelect: () => onRepair({ kind: 'step', step: { kind: 'case', to, isOff: false } }),
    })),
  ]
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('staging.repair')}>
      <IconButton
        icon={Undo2}
        label={t('staging.repair.undo')}
        disabled={isBusy || !repairs.canUndo}
        onClick={() => onTurn('undo')}
      />
      <IconButton
        icon={Redo2}
        label={t('staging.repair.redo')}
        disabled={isBusy || !repairs.canRedo}
        onClick={() => onTurn('redo')}
      />
      <span className={styles['rule']} />
      <Button
        kind="quiet"
        icon={SquareSlash}
        disabled={isBusy}
        title={t('staging.repair.leave.text')}
        onClick={() => onRepair({ kind: 'leave' })}
      >
        {t('staging.repair.leave')}
      </Button>
      <Button
        kind="quiet"
        icon={Eraser}
        disabled={isBusy}
        title={t('staging.repair.clear.text')}
        onClick={() => onRepair({ kind: 'clear' })}
      >
        {t('staging.repair.clear')}
      </Button>
      <Button
        kind="quiet"
        icon={FileInput}
        disabled={isBusy || repairs.cells === 0}
        title={t('staging.repair.putBack.text')}
        onClick={() => onRepair({ kind: 'put-back' })}
      >
        {t('staging.repair.putBack')}
      </Button>
      <ReplaceForm isOpen={isReplacing} onOpen={onReplacing} isBusy={isBusy} onReplace={onRepair} />
      <Menu
        trigger={<IconButton icon={MoreHorizontal} label={t('staging.repair.more')} disabled={isBusy} />}
        entries={more}
      />
      <output className={styles['count']}>
        {repairs.cells > 0 && t('staging.repair.count', { count: repairs.cells })}
      </output>
      {isOutdated && (
        <Button kind="quiet" icon={RefreshCw} onClick={onFilterAnew}>
          {t('staging.filterAnew')}
        </Button>
      )}
    </div>
  )
}
