import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Cell, Dialog, Notice, VirtualList } from '../../ui/index.ts'
import styles from './suppliers.module.css'

type Returned = NonNullable<Result<'import.describe'>['returned']>

const ROW_HEIGHT = 44
const TRACKS = '56px minmax(0, 1fr) minmax(0, 1.4fr) minmax(0, 1.4fr)'

/** What came back of a return sheet, and what of it is not taken. */
export function ReturnedNotice({ returned }: { readonly returned: Returned }): ReactNode {
  const { t } = useLanguage()
  const [isOpen, setIsOpen] = useState(false)
  const { fileName, asked, answered, gone, differenceCount } = returned
  return (
    <div className={styles['returnedNotice']}>
      <Notice
        kind={differenceCount > 0 ? 'warn' : 'info'}
        title={t('suppliers.returned.title', { name: fileName })}
        actions={
          differenceCount > 0 && (
            <Button kind="quiet" onClick={() => setIsOpen(true)}>
              {t('suppliers.returned.show')}
            </Button>
          )
        }
      >
        {t('suppliers.returned.answered', { answered, asked })}{' '}
        {gone > 0 && t('suppliers.returned.gone', { count: gone })}{' '}
        {differenceCount > 0 && t('suppliers.returned.differences', { count: differenceCount })}
      </Notice>
      <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title={t('suppliers.returned.list')}>
        <Differences returned={returned} />
      </Dialog>
    </div>
  )
}

function Differences({ returned: { differences } }: { readonly returned: Returned }): ReactNode {
  const { t, format } = useLanguage()
  return (
    <div className={styles['differences']}>
      <VirtualList
        label={t('suppliers.returned.list')}
        count={differences.length}
        rowHeight={ROW_HEIGHT}
        columns={TRACKS}
        header={[
          t('suppliers.rows.line'),
          t('suppliers.returned.column'),
          t('suppliers.returned.sent'),
          t('suppliers.returned.got'),
        ]}
        renderRow={(index) => {
          const difference = differences[index]
          if (difference === undefined) return null
          const { line, column, sent, got } = difference
          return (
            <>
              <Cell kind="number">{format.number(line)}</Cell>
              <Cell kind="sentence" title={column ?? ''}>
                {column === null ? t('suppliers.returned.wholeRow') : <span translate="no">{column}</span>}
              </Cell>
              <Cell kind="sentence" title={sent}>
                <span translate="no">{sent}</span>
              </Cell>
              <Cell kind="sentence" title={got}>
                <span translate="no">{got}</span>
              </Cell>
            </>
          )
        }}
      />
    </div>
  )
}
