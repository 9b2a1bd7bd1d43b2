import { CornerDownLeft, ListFilter, RefreshCw, TextCursorInput } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { call, settled, useQuery } from '../../../engine/index.ts'
import { filterFaultText, useLanguage } from '../../../i18n/index.ts'
import { Button, IconButton } from '../../../ui/index.ts'
import { cx } from '../../../ui/index.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import { FilterChip } from './filter-chip.tsx'
import { joinFilter, splitFilter } from './filter-text.ts'
import styles from './filter.module.css'

export interface FilterBarProps {
  readonly filter: string
  readonly columns: readonly GridColumn[]
  /** A value of a condition in words: the label of an option. */
  readonly textOf: (column: GridColumn, value: string) => string
  readonly onChange: (filter: string) => void
  /** Edits have happened since the rows were ordered and filtered. */
  readonly isOutdated: boolean
  readonly onRefresh: () => void
  /** What stands before it: the views. */
  readonly start: ReactNode
  /** What stands at the right: counts, the column chooser. */
  readonly children: ReactNode
}

/** Which products are in view, as chips to take away one by one, or as text to write freely. */
export function FilterBar({
  filter,
  columns,
  textOf,
  onChange,
  isOutdated,
  onRefresh,
  start,
  children,
}: FilterBarProps): ReactNode {
  const { t } = useLanguage()
  const [isText, setIsText] = useState(false)
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('grid.filter')}>
      {start}
      <IconButton
        icon={isText ? ListFilter : TextCursorInput}
        label={isText ? t('grid.filter.asChips') : t('grid.filter.asText')}
        isPressed={isText}
        onClick={() => setIsText(!isText)}
      />
      {isText ? (
        <FilterText key={filter} filter={filter} onApply={onChange} onClose={() => setIsText(false)} />
      ) : (
        <Chips filter={filter} columns={columns} textOf={textOf} onChange={onChange} />
      )}
      {isOutdated && (
        <Button kind="quiet" icon={RefreshCw} onClick={onRefresh}>
          {t('grid.refresh')}
        </Button>
      )}
      {children}
    </div>
  )
}

type ChipsProps = Pick<FilterBarProps, 'filter' | 'columns' | 'textOf' | 'onChange'>

function Chips({ filter, columns, textOf, onChange }: ChipsProps): ReactNode {
  const { t } = useLanguage()
  const parts = splitFilter(filter)
  if (parts.length === 0) {
    return (
      <span className={styles['none']} title={t('grid.filter.none')}>
        {t('grid.filter.none')}
      </span>
    )
  }
  return (
    <ul className={styles['chips']}>
      {parts.map((part, index) => (
        <FilterChip
          key={part}
          part={part}
          columns={columns}
          textOf={textOf}
          onRemove={() => onChange(joinFilter(parts.filter((_, at) => at !== index)))}
        />
      ))}
      {parts.length > 1 && (
        <li>
          <Button kind="quiet" onClick={() => onChange('')}>
            {t('grid.filter.clearAll')}
          </Button>
        </li>
      )}
    </ul>
  )
}

interface FilterTextProps {
  readonly filter: string
  readonly onApply: (filter: string) => void
  readonly onClose: () => void
}

/** The filter as text. It is checked while typing, and applied only when it can be read. */
function FilterText({ filter, onApply, onClose }: FilterTextProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [text, setText] = useState(filter)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const check = useQuery('catalogue.checkFilter', { filter: text }, { keepPrevious: true }).data
  const isWrong = check?.ok === false
  /** What stands there now decides, not the check of a letter ago. */
  const apply = async (): Promise<void> => {
    const checked = await settled(call('catalogue.checkFilter', { filter: text }))
    if (checked.ok && checked.value.ok) onApply(text.trim())
  }
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') void apply()
    if (event.key === 'Escape') onClose()
  }
  return (
    <div className={styles['textBox']}>
      <input
        ref={input}
        className={cx(styles['text'], isWrong && styles['isWrong'])}
        aria-label={t('grid.filter.asText')}
        aria-invalid={isWrong}
        placeholder={t('grid.filter.example')}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={handleKeyDown}
      />
      {isWrong ? (
        <output className={styles['problem']}>
          <span className={styles['problemPlace']} aria-hidden>
            {`${' '.repeat(Math.min(check.position ?? 0, 200))}^`}
          </span>
          {check.fault && filterFaultText({ ...check.fault, message: check.message ?? '' }, language)}
        </output>
      ) : (
        <output className={styles['matches']}>
          {check?.count !== null && check?.count !== undefined && t('grid.filter.matches', { count: check.count })}
          <CornerDownLeft size={13} aria-hidden />
        </output>
      )}
    </div>
  )
}
