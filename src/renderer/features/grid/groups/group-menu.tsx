import { ChevronsDownUp, ChevronsUpDown, Rows3 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import { setProductView } from '../../../state/product-view.ts'
import { Button, Checkbox, Chip, IconButton, Popover, SearchField, folded } from '../../../ui/index.ts'
import { columnTitle } from '../cells/cell-words.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import styles from './groups.module.css'
import { MAX_LEVELS, isGroupable, toggleGrouping } from './groupable.ts'

export interface GroupMenuProps {
  readonly columns: readonly GridColumn[]
  /** Ids of the columns grouped by, the outermost first. */
  readonly group: readonly string[]
  readonly onOpenAll: (isOpen: boolean) => void
}

/** By which columns products stand together: chosen in a list, and shown as chips that take one away. */
export function GroupMenu({ columns, group, onOpenAll }: GroupMenuProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const grouped = group.flatMap((id) => columns.find((column) => column.id === id) ?? [])
  return (
    <>
      <Popover
        label={t('views.group')}
        trigger={<IconButton icon={Rows3} label={t('views.group')} isPressed={grouped.length > 0} />}
      >
        <ColumnList columns={columns} grouped={grouped} />
      </Popover>
      {grouped.length > 0 && (
        <ul className={styles['chips']} aria-label={t('views.group')}>
          {grouped.map((column) => {
            const title = columnTitle(column, language)
            return (
              <Chip
                key={column.id}
                tone="neutral"
                text={t('views.group.by', { column: title })}
                title={t('views.group.by', { column: title })}
                removeLabel={t('views.group.remove', { column: title })}
                onRemove={() => toggleGrouping(column.id)}
              />
            )
          })}
          <li className={styles['all']}>
            <IconButton icon={ChevronsDownUp} label={t('views.group.closeAll')} onClick={() => onOpenAll(false)} />
            <IconButton icon={ChevronsUpDown} label={t('views.group.openAll')} onClick={() => onOpenAll(true)} />
          </li>
        </ul>
      )}
    </>
  )
}

function ColumnList({
  columns,
  grouped,
}: {
  readonly columns: readonly GridColumn[]
  readonly grouped: readonly GridColumn[]
}): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [search, setSearch] = useState('')
  const others = columns.filter((column) => isGroupable(column) && !grouped.includes(column))
  const shown = [...grouped, ...others].filter((column) =>
    folded(`${columnTitle(column, language)} ${column.id}`).includes(folded(search)),
  )
  return (
    <div className={styles['chooser']}>
      <SearchField value={search} onChange={setSearch} />
      <ul className={styles['list']}>
        {shown.map((column) => {
          const level = grouped.indexOf(column)
          return (
            <li key={column.id}>
              <Checkbox
                label={
                  <span className={styles['name']}>
                    {columnTitle(column, language)}
                    {level >= 0 && <small>{level + 1}</small>}
                  </span>
                }
                isOn={level >= 0}
                isDisabled={level < 0 && grouped.length >= MAX_LEVELS}
                onChange={() => toggleGrouping(column.id)}
              />
            </li>
          )
        })}
      </ul>
      <footer className={styles['footer']}>
        <Button kind="quiet" disabled={grouped.length === 0} onClick={() => setProductView({ group: [] })}>
          {t('views.group.none')}
        </Button>
        <small>{t('views.group.most')}</small>
      </footer>
    </div>
  )
}
