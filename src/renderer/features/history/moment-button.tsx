import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import type { ChosenMoment, Then } from '../../state/past.ts'
import { Button, Popover } from '../../ui/index.ts'
import styles from './history.module.css'
import { MomentPicker } from './moment-picker.tsx'
import { momentText } from './moment-text.ts'

interface MomentButtonProps {
  /** What the moment is for, read before it. */
  readonly label: string
  readonly value: Then
  readonly edge: 'before-step' | 'after-step'
  readonly onChange: (chosen: ChosenMoment) => void
}

/** Names one of two compared moments, and chooses another. */
export function MomentButton({ label, value, edge, onChange }: MomentButtonProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const structure = useQuery('catalogue.structure', {}).data
  const [isOpen, setIsOpen] = useState(false)
  const [chosen, setChosen] = useState<ChosenMoment | null>(value)
  const text = momentText(value, structure, language)
  return (
    <Popover
      label={label}
      align="start"
      isOpen={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open)
        setChosen(value)
      }}
      trigger={
        <Button aria-label={`${label}: ${text}`}>
          <span className={styles['momentLabel']}>{label}</span> {text} <ChevronDown size={14} aria-hidden />
        </Button>
      }
    >
      <div className={styles['lookBack']}>
        <MomentPicker value={chosen} onChange={setChosen} edge={edge} hasNow />
        <div className={styles['formEnd']}>
          <span />
          <Button
            kind="primary"
            disabled={!chosen}
            onClick={() => {
              setIsOpen(false)
              if (chosen) onChange(chosen)
            }}
          >
            {t('history.moment.take')}
          </Button>
        </div>
      </div>
    </Popover>
  )
}
