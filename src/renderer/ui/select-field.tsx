import type { ReactNode } from 'react'
import { Field } from './field.tsx'
import type { SelectProps } from './select.tsx'
import { Select } from './select.tsx'

export interface SelectFieldProps<Value extends string> extends SelectProps<Value> {
  readonly hint?: ReactNode
}

/** A Select with its name in sight. */
export function SelectField<Value extends string>({ hint, ...select }: SelectFieldProps<Value>): ReactNode {
  return (
    <Field label={select.label} hint={hint}>
      <Select {...select} />
    </Field>
  )
}
