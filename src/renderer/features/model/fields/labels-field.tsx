import type { ReactNode } from 'react'
import { useQuery } from '../../../engine/index.ts'
import { LabelsField as Field } from '../../../ui/index.ts'

interface Props {
  readonly label: string
  readonly value: Readonly<Record<string, string>>
  readonly isArea: boolean
  readonly onChange: (value: Readonly<Record<string, string>>) => void
}

/** A text in every language of the catalogue, and in those it was given besides. */
export function LabelsField(props: Props): ReactNode {
  const structure = useQuery('catalogue.structure', {}).data
  return <Field {...props} locales={structure?.locales.map(({ code }) => code) ?? []} />
}
