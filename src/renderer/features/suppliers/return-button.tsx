import { FileOutput } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Input } from '../../../shared/contract/index.ts'
import { useJob } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Button, toast } from '../../ui/index.ts'

interface ReturnButtonProps {
  readonly of: Input<'suppliers.returnSheet'>['of']
  /** Of the delivery: the sheet is named after it. */
  readonly fileName: string
  readonly kind?: 'secondary' | 'quiet'
}

/** Asks the supplier back what is missing or wrong, in a workbook of its own layout. */
export function ReturnButton({ of, fileName, kind = 'secondary' }: ReturnButtonProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const job = useJob('suppliers.returnSheet')
  const write = async (): Promise<void> => {
    const name = `${fileName.replace(/\.[^.]*$/, '')} ${t('suppliers.return.suffix')}.xlsx`
    const ticket = await window.desktop.saveFileDialog('export', name)
    if (!ticket) return
    const outcome = await job.start({ ticket: ticket.id, of })
    if (!outcome.ok) {
      toast({ kind: 'bad', text: errorText(outcome.error, language) })
      return
    }
    const { rows, cells, leftOut } = outcome.value
    toast({
      kind: leftOut > 0 ? 'bad' : 'good',
      text:
        leftOut > 0
          ? t('suppliers.return.leftOut', { rows, leftOut })
          : t('suppliers.return.written', { cells, rows, name: ticket.name }),
    })
  }
  return (
    <Button kind={kind} icon={FileOutput} isBusy={job.state === 'running'} onClick={() => void write()}>
      {t('suppliers.return')}
    </Button>
  )
}
