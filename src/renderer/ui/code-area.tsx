import type { ReactNode } from 'react'
import styles from './code-area.module.css'

export interface CodeAreaProps {
  readonly label: string
  readonly rows: number
  readonly value: string
  readonly isInvalid?: boolean
  readonly onChange: (text: string) => void
}

/** Several lines that are read to the letter: letters of one width, and nobody to correct the spelling. */
export function CodeArea({ label, rows, value, isInvalid = false, onChange }: CodeAreaProps): ReactNode {
  return (
    <textarea
      className={styles['area']}
      aria-label={label}
      aria-invalid={isInvalid}
      rows={rows}
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
