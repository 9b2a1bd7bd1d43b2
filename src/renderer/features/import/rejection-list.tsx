import { Copy, Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Rejection } from '../../../shared/contract/common.ts'
import { call, useQuery } from '../../engine/index.ts'
import type { Language } from '../../i18n/index.ts'
import { rejectionText, useLanguage } from '../../i18n/index.ts'
import type { Names } from '../../state/column-names.ts'
import { useNames } from '../../state/column-names.ts'
import { Button, Cell, VirtualList, toast } from '../../ui/index.ts'
import { saveRejected } from './save-rejected.ts'
import styles from './import.module.css'

interface RejectionListProps {
  readonly importId: number
  readonly count: number
}

const PAGE = 100
/** As many as one answer holds. */
const COPY_PAGE = 1_000
const ROW_HEIGHT = 44
const TRACKS = '64px minmax(110px, 1fr) minmax(110px, 1.1fr) minmax(220px, 2.2fr) minmax(180px, 1.8fr)'

/** What of the file did not or would not come in: where, what stood there, what is wrong with it and what helps. */
export function RejectionList({ importId, count }: RejectionListProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const handleCopy = async (): Promise<void> => {
    const lines = [headings(language), ...(await allLines(importId, count, language, names))]
    await navigator.clipboard.writeText(lines.map((line) => line.map(forSheet).join('\t')).join('\n'))
    toast({ kind: 'good', text: t('import.rejected.copied', { count: lines.length - 1 }) })
  }
  const [isSaving, setSaving] = useState(false)
  const handleSave = async (): Promise<void> => {
    setSaving(true)
    await saveRejected(importId, count, language, names)
    setSaving(false)
  }
  return (
    <div className={styles['rejections']}>
      <div className={styles['listBar']}>
        <span className={styles['soft']}>{t('import.problems.text', { count })}</span>
        <Button kind="quiet" icon={Download} isBusy={isSaving} onClick={() => void handleSave()}>
          {t('staging.rejected.save')}
        </Button>
        <Button kind="quiet" icon={Copy} onClick={() => void handleCopy()}>
          {t('import.rejected.copy')}
        </Button>
      </div>
      <VirtualList
        label={t('import.outcome.problems')}
        count={count}
        rowHeight={ROW_HEIGHT}
        columns={TRACKS}
        header={headings(language)}
        renderRow={(index) => <RejectionRow importId={importId} index={index} />}
      />
    </div>
  )
}

function headings({ t }: Language): string[] {
  return [
    t('import.rejected.row'),
    t('import.rejected.column'),
    t('import.rejected.value'),
    t('import.rejected.cause'),
    t('import.rejected.remedy'),
  ]
}

/** One row of the list; rows of the same page share one question to the engine. */
function RejectionRow({ importId, index }: { readonly importId: number; readonly index: number }): ReactNode {
  const language = useLanguage()
  const names = useNames()
  const from = index - (index % PAGE)
  const { data } = useQuery('import.rejections', { importId, from, count: PAGE })
  const rejection = data?.rejections[index - from]
  if (!rejection) return null
  return rejectionCells(rejection, language, names).map((text, at) => (
    <Cell key={at} kind="sentence" title={text}>
      {text}
    </Cell>
  ))
}

function rejectionCells(rejection: Rejection, language: Language, names: Names): string[] {
  const { column, value, code, params } = rejection
  const { line, file } = params ?? {}
  const place = typeof line === 'number' ? language.format.number(line) : ''
  return [
    typeof file === 'string' ? `${place}, ${file}` : place,
    column === null ? '' : names.column(column),
    value ?? '',
    rejectionText(rejection, language),
    language.ref({ key: `import.remedy.${code}`, params: {} }) ?? language.t('import.remedy'),
  ]
}

async function allLines(importId: number, count: number, language: Language, names: Names): Promise<string[][]> {
  const lines: string[][] = []
  while (lines.length < count) {
    const page = await call('import.rejections', { importId, from: lines.length, count: COPY_PAGE })
    if (page.rejections.length === 0) break
    for (const rejection of page.rejections) lines.push(rejectionCells(rejection, language, names))
  }
  return lines
}

/** A cell for the clipboard: on one line, and never a formula in the spreadsheet it is pasted into. */
function forSheet(text: string): string {
  const line = text.replaceAll(/[\t\r\n]+/g, ' ')
  return /^[=+\-@]/.test(line) ? `'${line}` : line
}
