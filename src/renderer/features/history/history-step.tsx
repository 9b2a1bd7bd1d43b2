import { ChevronDown, ChevronRight, Clock, GitCompareArrows, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { ChangeSetSummary } from '../../../shared/contract/catalogue.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { settled, useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { namesIn } from '../../state/column-names.ts'
import { go } from '../../state/navigation.ts'
import { compare, NOW, showPast } from '../../state/past.ts'
import { stepName } from '../../state/step-name.ts'
import { undoStep } from '../../state/undo-step.ts'
import { valueText } from '../../state/value-text.ts'
import { Badge, Button, IconButton, toast } from '../../ui/index.ts'
import styles from './history.module.css'
import { supplierName } from './supplier-name.ts'

const PAGE = 50
/** Letters of a value that a line of the history shows. */
const SHOWN = 200

interface HistoryStepProps {
  readonly changeSet: ChangeSetSummary
  readonly isOpenAtFirst: boolean
}

/** One step: its name, time and size; opened, its cells with old and new. */
export function HistoryStep({ changeSet, isOpenAtFirst }: HistoryStepProps): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const [isOpen, setIsOpen] = useState(isOpenAtFirst)
  const { id, label, actor, committedAt, cells, products, undoState, supplier } = changeSet
  const structure = useQuery('catalogue.structure', {}).data
  const isUndone = undoState === 'undone'

  const before = { moment: { kind: 'before-step', changeSetId: id }, step: label } as const
  const handleCompare = async (): Promise<void> => {
    const outcome = await settled(compare(before, NOW))
    if (!outcome.ok) toast({ kind: 'bad', text: errorText(outcome.error, language) })
  }
  const handleShow = async (): Promise<void> => {
    const outcome = await settled(showPast(before))
    if (!outcome.ok) return toast({ kind: 'bad', text: errorText(outcome.error, language) })
    go({ screen: 'products' })
  }

  return (
    <li className={styles['step']} data-undone={isUndone}>
      <div className={styles['line']}>
        <button type="button" className={styles['toggle']} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
          <span className={styles['name']}>
            <span>{stepName(label, structure, language)}</span>
            <small>
              <span translate="no">{t('history.by', { actor, time: format.time(committedAt) })}</span>
              {supplier !== null && ` · ${supplierName(supplier, structure)}`}
              {cells > 1 && ` · ${t('history.cells', { cells, products })}`}
            </small>
          </span>
        </button>
        {isUndone && <Badge>{t('history.undone')}</Badge>}
        <span className={styles['undo']}>
          <IconButton isSmall icon={Clock} label={t('history.past.beforeStep')} onClick={() => void handleShow()} />
        </span>
        <span className={styles['undo']}>
          <IconButton
            isSmall
            icon={GitCompareArrows}
            label={t('history.difference.sinceStep')}
            onClick={() => void handleCompare()}
          />
        </span>
        {undoState === 'done' && (
          <span className={styles['undo']}>
            <IconButton
              isSmall
              icon={Undo2}
              label={t('history.undoThis')}
              onClick={() => void undoStep(id, language)}
            />
          </span>
        )}
      </div>
      {isOpen && <Changes changeSetId={id} />}
    </li>
  )
}

function Changes({ changeSetId }: { readonly changeSetId: number }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [count, setCount] = useState(PAGE)
  const structure = useQuery('catalogue.structure', {}).data
  const { data } = useQuery('catalogue.changes', { changeSetId, from: 0, count }, { keepPrevious: true })
  if (!data || !structure) return <p className={styles['loading']}>{t('ui.loading')}</p>
  const names = namesIn(structure, language)
  const text = (value: CellValue, column: string): string => {
    const whole = valueText(value, column, structure, language) || t('history.empty')
    return whole.length > SHOWN ? `${whole.slice(0, SHOWN)}…` : whole
  }
  const left = Math.min(data.total, 1_000) - data.changes.length
  return (
    <div className={styles['changes']}>
      <ul>
        {data.changes.map((change, index) => (
          // A list that only grows at its end; the same cell can be in it twice.
          <li key={index} className={styles['change']}>
            <span className={styles['where']}>
              {change.sku ?? ''} <b>{names.column(change.column)}</b>
            </span>
            <span className={styles['values']} data-selectable>
              <del>{text(change.before, change.column)}</del>
              <ins>{text(change.after, change.column)}</ins>
            </span>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button kind="quiet" onClick={() => setCount(Math.min(1_000, count + 200))}>
          {t('history.more', { count: Math.min(200, left) })}
        </Button>
      )}
    </div>
  )
}
