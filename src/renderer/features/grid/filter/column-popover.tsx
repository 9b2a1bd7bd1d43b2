import type { ReactNode } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import { Popover } from '../../../ui/index.ts'
import { columnTitle } from '../cells/cell-words.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { OptionSource } from '../editors/option-source.ts'
import { GroupByColumn } from '../groups/group-by-column.tsx'
import { ColumnFilter } from './filter-popover.tsx'
import { conditionsOn, withColumn } from './filter-text.ts'

/** A column whose header has been asked for its filter, and the element to open beside. */
export interface AskedColumn {
  readonly column: GridColumn
  readonly anchor: HTMLElement
}

interface ColumnPopoverProps {
  /** Null: closed. */
  readonly asked: AskedColumn | null
  readonly filter: string
  /** Ids of the columns grouped by. */
  readonly group: readonly string[]
  readonly options: OptionSource
  readonly onFilter: (filter: string) => void
  readonly onClose: () => void
}

/** What a column's header opens: grouping by the column, and its filter. */
export function ColumnPopover({ asked, filter, group, options, onFilter, onClose }: ColumnPopoverProps): ReactNode {
  const language = useLanguage()
  const title = asked ? language.t('grid.filter.of', { column: columnTitle(asked.column, language) }) : ''
  return (
    <Popover
      label={title}
      anchor={asked?.anchor ?? null}
      isOpen={asked !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {asked && (
        <>
          <GroupByColumn column={asked.column} group={group} onDone={onClose} />
          <ColumnFilter
            key={asked.column.id}
            column={asked.column}
            options={options}
            conditions={conditionsOn(filter, asked.column.key)}
            onApply={(conditions) => {
              onFilter(withColumn(filter, asked.column.key, conditions))
              onClose()
            }}
          />
        </>
      )}
    </Popover>
  )
}
