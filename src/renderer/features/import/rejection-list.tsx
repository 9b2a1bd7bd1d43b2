import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { call, useQuery } from '../../engine/index.ts'
import type { Language } from '../../i18n/index.ts'
import { rejectionText, useLanguage } from '../../i18n/index.ts'
import type { Names } from '../../state/column-names.ts'
import { useNames } from '../../state/column-names.ts'
import { Button, Cell, VirtualList, toast } from '../../ui/index.ts'
import styles from './import.module.css'
import type { StagedRow } from './staged-row.ts'

interface RejectionListProps {
  readonly importId: number
  readonly count: number
  readonly onSelect?: (row: StagedRow) => void
}

const PAGE = 100
const ROW_HEIGHT = 44
const TRACKS =
  '64px minmax(90px, 0.8fr) minmax(110px, 0.9fr) minmax(100px, 1fr) minmax(180px, 1.8fr) minmax(160px, 1.5fr)'

/** Rejected rows: where, what stood there, what is wrong with it and what helps. */
export function RejectionList({ importId, count, onSelect }: RejectionListProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const [selected, setSelected] = useState<number | null>(null)

  const handleSelect = async (index: number): Promise<void> => {
    setSelected(index)
    const page = await call('import.preview', { importId, outcome: 'rejected', from: index, count: 1 })
    if (page.rows[0]) onSelect?.(page.rows[0])
  }
  const handleCopy = async (): Promise<void> => {
    const lines = await allLines(importId, count, language, names)
    await navigator.clipboard.writeText(lines.map((line) => line.map(forSheet).join('\t')).join('\n'))
    toast({ kind: 'good', text: t('import.rejected.copied', { count: lines.length - 1 }) })
  }
  return (
    <div className={styles['rejections']}>
      <div className={styles['listBar']}>
        <span className={styles['soft']}>{t('import.receipt.copyHint')}</span>
        <Button kind="quiet" icon={Copy} onClick={() => void handleCopy()}>
          {t('import.rejected.copy')}
        </Button>
      </div>
      <VirtualList
        label={t('import.outcome.rejected')}
        count={count}
        rowHeight={ROW_HEIGHT}
        columns={TRACKS}
        header={headings(language)}
        selected={selected}
        onSelect={(index) => void handleSelect(index)}
        renderRow={(index) => <RejectedRow importId={importId} index={index} />}
      />
    </div>
  )
}

function headings({ t }: Language): string[] {
  return [
    t('import.rejected.row'),
    t('import.rejected.sku'),
    t('import.rejected.column'),
    t('import.rejected.value'),
    t('import.rejected.cause'),
    t('import.rejected.remedy'),
  ]
}

/** One row of the list; rows of the same page share one question to the engine. */
function RejectedRow({ importId, index }: { readonly importId: number; readonly index: number }): ReactNode {
  const language = useLanguage()
  const names = useNames()
  const from = index - (index % PAGE)
  const { data } = useQuery('import.preview', { importId, outcome: 'rejected', from, count: PAGE })
  const row = data?.rows[index - from]
  if (!row) return null
  const [first, ...others] = rejectionCells(row, language, names)
  return (
    <>
      {(first ?? []).map((text, at) => (
        <Cell key={at} className={styles['wrapped']} title={text}>
          {text}
          {at === 4 && others.length > 0 && (
            <span className={styles['soft']}> {language.t('import.rejected.more', { count: others.length })}</span>
          )}
        </Cell>
      ))}
    </>
  )
}

function rejectionCells({ row, sku, rejections }: StagedRow, language: Language, names: Names): string[][] {
  return rejections.map((rejection) => [
    language.format.number(row),
    sku,
    rejection.column === null ? '' : names.column(rejection.column),
    rejection.value ?? '',
    rejectionText(rejection, language),
    language.ref({ key: `import.remedy.${rejection.code}`, params: {} }) ?? language.t('import.remedy'),
  ])
}

async function allLines(importId: number, count: number, language: Language, names: Names): Promise<string[][]> {
  const lines: string[][] = [headings(language)]
  for (let from = 0; from < count; from += 1_000) {
    const page = await call('import.preview', {
      importId,
      outcome: 'rejected',
      from,
      count: Math.min(1_000, count - from),
    })
    for (const row of page.rows) lines.push(...rejectionCells(row, language, names))
  }
  return lines
}

/** A cell for the clipboard: on one line, and never a formula in the spreadsheet it is pasted into. */
function forSheet(text: string): string {
  const line = text.replaceAll(/[\t\r\n]+/g, ' ')
  return /^[=+\-@]/.test(line) ? `'${line}` : line
}
