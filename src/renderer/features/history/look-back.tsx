import { CalendarClock } from 'lucide-react'
import type { FormEvent, ReactNode } from 'react'
import { useState } from 'react'
import type { Moment } from '../../../shared/contract/history.ts'
import { useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { go } from '../../state/navigation.ts'
import { compareWithNow, showPast } from '../../state/past.ts'
import { Button, MomentField, Popover, toast } from '../../ui/index.ts'
import styles from './history.module.css'
import { lastFriday, toField, yesterday } from './moments.ts'

/** A day and time, or one of those people mean most; then the catalogue as it was, or what differs since. */
export function LookBack(): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const [isOpen, setIsOpen] = useState(false)
  const [presets, setPresets] = useState(momentsNow)
  const [field, setField] = useState(() => toField(presets.friday))
  const [importId, setImportId] = useState<number | null>(null)
  const lastImport = useQuery('history.steps', isOpen ? { kind: 'import', limit: 1 } : null).data?.changeSets[0]
  const at = new Date(field)
  const isMoment = importId !== null || !Number.isNaN(at.getTime())

  const carryOut = async (work: (moment: Moment) => Promise<void>): Promise<void> => {
    try {
      await work(
        importId === null ? { kind: 'time', at: at.toISOString() } : { kind: 'before-step', changeSetId: importId },
      )
      setIsOpen(false)
    } catch (error) {
      toast({ kind: 'bad', text: errorText(error instanceof Error ? error : new Error(String(error)), language) })
    }
  }
  const show = (event?: FormEvent): void => {
    event?.preventDefault()
    void carryOut(async (moment) => {
      await showPast(moment)
      go({ screen: 'products' })
    })
  }
  const choose = (moment: Date): void => {
    setImportId(null)
    setField(toField(moment))
  }
  return (
    <Popover
      label={t('history.past.title')}
      align="end"
      isOpen={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open)
        if (open) setPresets(momentsNow())
      }}
      trigger={
        <Button kind="quiet" icon={CalendarClock}>
          {t('history.past.open')}
        </Button>
      }
    >
      <form className={styles['lookBack']} onSubmit={show}>
        <MomentField
          label={t('history.past.at')}
          value={importId === null ? field : toField(new Date(lastImport?.committedAt ?? 0))}
          max={toField(presets.now).slice(0, 10)}
          onChange={(value) => {
            setImportId(null)
            setField(value)
          }}
        />
        <div className={styles['presets']}>
          <Button onClick={() => choose(presets.yesterday)}>
            {t('history.past.yesterday', { moment: format.dateTime(presets.yesterday) })}
          </Button>
          <Button onClick={() => choose(presets.friday)}>
            {t('history.past.friday', { moment: format.dateTime(presets.friday) })}
          </Button>
          <Button
            disabled={!lastImport}
            aria-pressed={importId !== null}
            onClick={() => setImportId(lastImport?.id ?? null)}
          >
            {t('history.past.beforeImport')}
          </Button>
        </div>
        <div className={styles['formEnd']}>
          <Button disabled={!isMoment} onClick={() => void carryOut(compareWithNow)}>
            {t('history.past.compare')}
          </Button>
          <Button kind="primary" type="submit" disabled={!isMoment}>
            {t('history.past.show')}
          </Button>
        </div>
      </form>
    </Popover>
  )
}

/** The moments people mean most, as of the opening. */
function momentsNow(): { readonly now: Date; readonly yesterday: Date; readonly friday: Date } {
  const now = new Date()
  return { now, yesterday: yesterday(now), friday: lastFriday(now) }
}
