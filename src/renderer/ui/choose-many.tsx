import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/index.ts'
import { Chip } from './chip.tsx'
import styles from './choose-many.module.css'
import { Combobox } from './combobox.tsx'
import type { Choice } from './select.tsx'

export interface ChooseManyProps {
  readonly label: string
  readonly placeholder: string
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
  readonly onSearch?: (text: string) => void
}

/** Several of many choices: found by typing, listed as chips. */
export function ChooseMany(props: ChooseManyProps): ReactNode {
  const { label, placeholder, choices, chosen, onChange, onSearch } = props
  const { t } = useLanguage()
  const textOf = (value: string): string => choices.find((choice) => choice.value === value)?.text ?? value
  return (
    <div className={styles['many']}>
      {chosen.length > 0 && (
        <ul className={styles['chips']}>
          {chosen.map((value) => (
            <Chip
              key={value}
              text={textOf(value)}
              removeLabel={`${t('bulk.takeAway')}: ${textOf(value)}`}
              onRemove={() => onChange(chosen.filter((each) => each !== value))}
            />
          ))}
        </ul>
      )}
      <Combobox
        key={chosen.length}
        label={label}
        placeholder={placeholder}
        value={null}
        choices={choices.filter(({ value }) => !chosen.includes(value))}
        onChange={(value) => onChange([...chosen, value])}
        {...(onSearch ? { onSearch } : {})}
      />
    </div>
  )
}
