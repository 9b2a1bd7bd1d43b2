import { CalendarClock } from 'lucide-react'
import type { FormEvent, ReactNode } from 'react'
import { useState } from 'react'
import { settled } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { go } from '../../state/navigation.ts'
import type { ChosenMoment } from '../../state/past.ts'
import { compare, NOW, showPast } from '../../state/past.ts'
import { Button, Popover, toast } from '../../ui/index.ts'
import styles from './history.module.css'
import { MomentPicker } from './moment-picker.tsx'
import { lastFriday } from './moments.ts'

/** A moment, and then the catalogue as it was, or what differs since. */
export function LookBack(): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [isOpen, setIsOpen] = useState(false)
  const [chosen, setChosen] = useState<ChosenMoment | null>(friday)

  const carryOut = async (work: (moment: ChosenMoment) => Promise<void>): Promise<void> => {
    if (!chosen) return
    const outcome = await settled(work(chosen))
    if (!outcome.ok) return toast({ kind: 'bad', text: errorText(outcome.error, language) })
    setIsOpen(false)
  }
  const show = (event: FormEvent): void => {
    event.preventDefault()
    void carryOut(async (moment) => {
      await showPast(moment)
      go({ screen: 'products' })
    })
  }
  return (
    <Popover
      label={t('history.past.title')}
      align="end"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button kind="quiet" icon={CalendarClock}>
          {t('history.past.open')}
        </Button>
      }
    >
      <form className={styles['lookBack']} onSubmit={show}>
        <MomentPicker value={chosen} onChange={setChosen} edge="before-step" />
        <div className={styles['formEnd']}>
          <Button disabled={!chosen} onClick={() => void carryOut((moment) => compare(moment, NOW))}>
            {t('history.past.compare')}
          </Button>
          <Button kind="primary" type="submit" disabled={!chosen}>
            {t('history.past.show')}
          </Button>
        </div>
      </form>
    </Popover>
  )
}

/** Where a week's work ended: what people look back to first. */
export function friday(): ChosenMoment {
  return { moment: { kind: 'time', at: lastFriday(new Date()).toISOString() }, step: null }
}
