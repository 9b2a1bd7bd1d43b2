import type { ReactNode } from 'react'
import { regexFault } from '../../../shared/regex-fault.ts'
import { useLanguage } from '../../i18n/index.ts'
import { TextField } from '../../ui/index.ts'

interface RegexFieldProps {
  readonly label: string
  readonly value: string
  /** Off where the text stands for itself. */
  readonly isRegex?: boolean
  readonly onChange: (value: string) => void
}

/** A text to search for that may be a regular expression: what is wrong with one is said at its place while it is typed. */
export function RegexField({ label, value, isRegex = true, onChange }: RegexFieldProps): ReactNode {
  const { t } = useLanguage()
  const fault = isRegex && value !== '' ? regexFault(value) : null
  return (
    <TextField
      label={label}
      value={value}
      error={fault ? t(`find.fault.${fault.kind}`, { place: fault.position + 1 }) : undefined}
      onChange={onChange}
    />
  )
}
