import { Combobox as Base } from '@base-ui/react/combobox'
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useLanguage } from '../i18n/index.ts'
import fieldStyles from './field.module.css'
import { folded } from './folded.ts'
import styles from './popup.module.css'
import type { Choice } from './select.tsx'

export interface ComboboxProps {
  /** Names it for screen readers. */
  readonly label: string
  readonly value: string | null
  readonly choices: readonly Choice[]
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly isDisabled?: boolean
  /** The choices are found elsewhere: called with what is typed; what comes in `choices` is shown as it is. */
  readonly onSearch?: (text: string) => void
}

/** One of many choices, found by typing any part of its text or hint, accents ignored. */
export function Combobox({
  label,
  value,
  choices,
  onChange,
  placeholder,
  isDisabled = false,
  onSearch,
}: ComboboxProps): ReactNode {
  const { t } = useLanguage()
  const items = useSame(choices)
  const chosen = items.find((choice) => choice.value === value) ?? null
  return (
    <Base.Root
      items={items}
      value={chosen}
      onValueChange={(choice: Choice | null) => choice && onChange(choice.value)}
      itemToStringLabel={(choice: Choice) => choice.text}
      isItemEqualToValue={(a: Choice, b: Choice) => a.value === b.value}
      filter={onSearch ? null : (choice: Choice, query) => matches(choice, query)}
      {...(onSearch ? { onInputValueChange: onSearch } : {})}
      autoHighlight
      disabled={isDisabled}
    >
      <div className={fieldStyles['combobox']}>
        <Base.Input aria-label={label} className={fieldStyles['input']} placeholder={placeholder ?? t('ui.search')} />
        <Base.Trigger className={fieldStyles['comboboxButton']} tabIndex={-1} aria-label={label}>
          <ChevronDown size={14} aria-hidden />
        </Base.Trigger>
      </div>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className={styles['positioner']}>
          <Base.Popup className={styles['popup']}>
            <Base.Empty>
              <div className={styles['empty']}>{t('ui.nothingFound')}</div>
            </Base.Empty>
            <Base.List>
              {(choice: Choice) => (
                <Base.Item key={choice.value} value={choice} className={styles['item']}>
                  <span className={styles['check']}>
                    <Base.ItemIndicator>
                      <Check size={14} aria-hidden />
                    </Base.ItemIndicator>
                  </span>
                  <span className={styles['itemText']} title={choice.text}>
                    {choice.text}
                  </span>
                  {choice.hint !== undefined && <span className={styles['itemHint']}>{choice.hint}</span>}
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/**
 * The same objects while they say the same: given others, an open list takes its value for changed, and puts the name of
 * the chosen one over what is being typed.
 */
function useSame(choices: readonly Choice[]): readonly Choice[] {
  const [kept, keep] = useState(choices)
  if (kept === choices || areSame(kept, choices)) return kept
  keep(choices)
  return choices
}

function areSame(some: readonly Choice[], others: readonly Choice[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ value, text, hint }, at) => {
      const other = others[at]
      return value === other?.value && text === other.text && hint === other.hint
    })
  )
}

function matches(choice: Choice, query: string): boolean {
  return folded(`${choice.text} ${choice.hint ?? ''} ${choice.value}`).includes(folded(query))
}
