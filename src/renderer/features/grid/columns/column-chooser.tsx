import { ArrowDown, ArrowUp, Columns3, Pin, PinOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Structure } from '../../../../shared/contract/catalogue.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { Button, Checkbox, IconButton, Popover, SearchField, SelectField, folded } from '../../../ui/index.ts'
import { ROW_HEIGHTS } from '../../../state/row-height-px.ts'
import { setRowHeight, useRowHeight } from '../../../state/row-height.ts'
import { columnTitle } from '../cells/cell-words.ts'
import styles from './column-chooser.module.css'
import type { ColumnLayout } from './column-layout.ts'
import { arranged } from './column-layout.ts'
import type { GridColumn } from './grid-column.ts'

export interface ColumnChooserProps {
  readonly structure: Structure
  readonly columns: readonly GridColumn[]
  readonly layout: ColumnLayout
  readonly onChange: (layout: ColumnLayout) => void
  readonly onReset: () => void
}

/** Which columns are shown, in which order, which stay at the left; and how high the rows are. */
export function ColumnChooser({ structure, columns, layout, onChange, onReset }: ColumnChooserProps): ReactNode {
  const language = useLanguage()
  const { t, label } = language
  const [search, setSearch] = useState('')
  const { chosen } = useRowHeight()
  const inOrder = arranged(columns, layout)
  const shown = inOrder.filter((column) =>
    folded(`${columnTitle(column, language)} ${column.id}`).includes(folded(search)),
  )
  const groupName = (code: string | null): string => {
    const group = structure.attributeGroups.find((each) => each.code === code)
    return group ? label(group.labels, group.code) : ''
  }

  const show = (ids: readonly string[], isShown: boolean): void => {
    const others = layout.hidden.filter((id) => !ids.includes(id))
    onChange({ ...layout, hidden: isShown ? others : [...others, ...ids] })
  }
  const pin = (id: string): void => {
    const isPinned = layout.pinned.includes(id)
    onChange({ ...layout, pinned: isPinned ? layout.pinned.filter((each) => each !== id) : [...layout.pinned, id] })
  }
  const move = (id: string, by: number): void => {
    const order = inOrder.map((column) => column.id)
    const from = order.indexOf(id)
    const to = Math.min(Math.max(1, from + by), order.length - 1)
    onChange({ ...layout, order: order.toSpliced(from, 1).toSpliced(to, 0, id) })
  }

  const trigger = (
    <Button kind="quiet" icon={Columns3}>
      {t('grid.columns')}
    </Button>
  )
  return (
    <Popover label={t('grid.columns')} trigger={trigger} align="end">
      <div className={styles['chooser']}>
        <SearchField value={search} onChange={setSearch} />
        <ul className={styles['list']}>
          {shown.map((column) => (
            <li key={column.id} className={styles['item']}>
              <Checkbox
                label={
                  <span className={styles['name']}>
                    {columnTitle(column, language)}
                    <small>{groupName(column.group)}</small>
                  </span>
                }
                isOn={!layout.hidden.includes(column.id)}
                isDisabled={column.kind === 'sku'}
                onChange={(isShown) => show([column.id], isShown)}
              />
              {column.kind !== 'sku' && (
                <span className={styles['actions']}>
                  <IconButton isSmall icon={ArrowUp} label={t('grid.columns.up')} onClick={() => move(column.id, -1)} />
                  <IconButton
                    isSmall
                    icon={ArrowDown}
                    label={t('grid.columns.down')}
                    onClick={() => move(column.id, 1)}
                  />
                  <IconButton
                    isSmall
                    icon={layout.pinned.includes(column.id) ? PinOff : Pin}
                    label={t('grid.columns.pin')}
                    isPressed={layout.pinned.includes(column.id)}
                    onClick={() => pin(column.id)}
                  />
                </span>
              )}
            </li>
          ))}
        </ul>
        <SelectField
          label={t('grid.rowHeight')}
          value={chosen}
          choices={ROW_HEIGHTS.map((value) => ({ value, text: t(`grid.rowHeight.${value}`) }))}
          onChange={setRowHeight}
        />
        <footer className={styles['footer']}>
          <Button
            kind="quiet"
            onClick={() =>
              show(
                shown.map(({ id }) => id),
                true,
              )
            }
          >
            {t('grid.columns.showAll')}
          </Button>
          <Button
            kind="quiet"
            onClick={() =>
              show(
                shown.filter(({ kind }) => kind !== 'sku').map(({ id }) => id),
                false,
              )
            }
          >
            {t('grid.columns.hideAll')}
          </Button>
          <Button kind="quiet" onClick={onReset}>
            {t('grid.columns.reset')}
          </Button>
        </footer>
      </div>
    </Popover>
  )
}
