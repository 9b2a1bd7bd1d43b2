import type { ReactNode } from 'react'
import { useState } from 'react'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { Combobox, Field } from '../../../ui/index.ts'
import styles from '../matrix/matrix.module.css'

interface Props {
  readonly axis: string
  readonly used: readonly CellValue[]
  readonly onAdd: (value: CellValue) => void
}

/** Offers the options of an axis that no variant has yet: one more row, or column, of variants to make. */
export function AddAxisValue({ axis, used, onAdd }: Props): ReactNode {
  const { t, label } = useLanguage()
  const names = useNames()
  const [search, setSearch] = useState('')
  const isSelect = useQuery('catalogue.structure', {}).data?.attributes.some(
    ({ code, type }) => code === axis && type === 'simple-select',
  )
  const found = useQuery('catalogue.options', isSelect ? { attribute: axis, search, limit: 100 } : null, {
    keepPrevious: true,
  }).data
  const free = (found?.options ?? []).filter(({ code }) => !used.includes(code))
  if (!isSelect || (free.length === 0 && search === '')) return null
  const name = t('model.matrix.addValue', { name: names.attribute(axis) })
  return (
    <div className={styles['tool']}>
      <Field label={name}>
        <Combobox
          label={name}
          value={null}
          choices={free.map(({ code, labels }) => ({ value: code, text: label(labels, code) }))}
          onSearch={setSearch}
          onChange={(code) => {
            setSearch('')
            onAdd(code)
          }}
        />
      </Field>
    </div>
  )
}
