import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { ExportFormat } from '../../../shared/contract/export.ts'
import type { Input } from '../../../shared/contract/index.ts'
import { useJob } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { closeExport, useExportDialog } from '../../state/export-dialog.ts'
import type { Reach, SheetTarget } from '../../state/sheet-target.ts'
import { everything, useSheetTarget } from '../../state/sheet-target.ts'
import { Button, Checkbox, Dialog, RunningStep, SelectField, toast } from '../../ui/index.ts'
import styles from './export.module.css'

/** In the order of how often they are asked for; the contract's own list would bring its checks into the window. */
const FORMATS: readonly ExportFormat[] = ['xlsx', 'csv', 'json', 'jsonl', 'xml']

type Rows = Exclude<Reach, 'column'>
type Columns = 'shown' | 'all'

/** Which products and columns go into which kind of file. */
export function ExportProducts(): ReactNode {
  const isOpen = useExportDialog((dialog) => dialog.isOpen)
  const target = useSheetTarget((sheet) => sheet.target)
  return isOpen && target ? <OpenDialog target={target} /> : null
}

function OpenDialog({ target }: { readonly target: SheetTarget }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const selected = target.ranges.reduce((sum, { count }) => sum + count, 0)
  const [rows, setRows] = useState<Rows>(selected === 0 || target.isSingle ? 'shown' : 'selection')
  const [columns, setColumns] = useState<Columns>('shown')
  const [isEverywhere, setIsEverywhere] = useState(false)
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const job = useJob('export.write')
  const isRunning = job.state === 'running'

  const write = async (): Promise<void> => {
    const ticket = await window.desktop.saveFileDialog('export', `${t('export.fileName')}.${format}`)
    if (!ticket) return
    const outcome = await job.start({
      ticket: ticket.id,
      format,
      rows: rowsOf(target, rows),
      columns: columns === 'all' ? null : [...target.columns],
      scopes: isEverywhere ? 'all' : 'listed',
    })
    if (!outcome.ok) {
      toast({ kind: 'bad', text: errorText(outcome.error, language) })
      return
    }
    const { products, heldBack } = outcome.value
    closeExport()
    toast(
      heldBack === 0
        ? { kind: 'good', text: t('export.done', { count: products, name: ticket.name }) }
        : { kind: 'bad', text: t('export.heldBack', { count: heldBack, name: ticket.name }) },
    )
  }
  return (
    <Dialog
      isOpen
      onClose={closeExport}
      title={t('export.title')}
      footer={
        <>
          {isRunning && <RunningStep label={t('app.job.export.write')} progress={job.progress} onCancel={job.cancel} />}
          <Button onClick={closeExport}>{t('ui.cancel')}</Button>
          <Button kind="primary" icon={Download} isBusy={isRunning} onClick={() => void write()}>
            {t('export.run')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <SelectField
          label={t('export.rows')}
          value={rows}
          choices={[
            ...(selected > 0
              ? [{ value: 'selection' as const, text: t('bulk.reach.selection', { count: selected }) }]
              : []),
            { value: 'shown' as const, text: t('bulk.reach.shown', { count: target.total }) },
            { value: 'all' as const, text: t('find.where.all') },
          ]}
          onChange={setRows}
        />
        <SelectField
          label={t('export.columns')}
          value={columns}
          choices={[
            { value: 'shown', text: t('export.columns.shown', { count: target.columns.length }) },
            { value: 'all', text: t('export.columns.all') },
          ]}
          onChange={setColumns}
        />
        <Checkbox
          label={t('export.everywhere')}
          isOn={isEverywhere || columns === 'all'}
          isDisabled={columns === 'all'}
          onChange={setIsEverywhere}
        />
        <SelectField
          label={t('export.format')}
          hint={t(`export.format.${format}.hint`)}
          value={format}
          choices={FORMATS.map((each) => ({ value: each, text: t(`export.format.${each}`) }))}
          onChange={setFormat}
        />
        <p className={styles['promise']}>{t('export.promise')}</p>
      </div>
    </Dialog>
  )
}

/** The whole of a view goes out in the order that the person sees. */
function rowsOf({ view, ranges }: SheetTarget, rows: Rows): Input<'export.write'>['rows'] {
  if (rows === 'all') return { kind: 'view', ...everything(view.viewKey) }
  if (rows === 'shown') return { kind: 'view', ...view }
  return { kind: 'view', ...view, ranges: ranges.map(({ from, count }) => ({ from, count })) }
}
