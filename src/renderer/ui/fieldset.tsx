import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './fieldset.module.css'

export interface FieldsetProps {
  /** Stands above the fields and names them to a screen reader. */
  readonly legend: string
  /** Lays them out otherwise than below each other. */
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** Fields that belong together, under one name. */
export function Fieldset({ legend, className, children }: FieldsetProps): ReactNode {
  return (
    <fieldset className={cx(styles['fieldset'], className)}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  )
}
