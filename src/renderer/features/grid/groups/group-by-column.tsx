import { Rows3 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import { Button } from '../../../ui/index.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import styles from './groups.module.css'
import { isGroupable, toggleGrouping } from './groupable.ts'

export interface GroupByColumnProps {
  readonly column: GridColumn
  readonly group: readonly string[]
  readonly onDone: () => void
}

/** In a column's own menu: group by it, or no longer. Nothing where its values are no groups. */
export function GroupByColumn({ column, group, onDone }: GroupByColumnProps): ReactNode {
  const { t } = useLanguage()
  if (!isGroupable(column)) return null
  return (
    <div className={styles['ofColumn']}>
      <Button
        kind="quiet"
        icon={Rows3}
        onClick={() => {
          toggleGrouping(column.id)
          onDone()
        }}
      >
        {group.includes(column.id) ? t('views.group.stop') : t('views.group.this')}
      </Button>
    </div>
  )
}
