import type { ReactNode } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { Combobox } from '../../../ui/index.ts'
import { setMapping } from '../import-session.ts'
import type { SourceColumn } from '../mapping-groups.ts'
import { targetKey } from '../mapping-lint.ts'
import type { Target } from '../mapping-targets.ts'
import styles from './steps.module.css'

interface AddFieldProps {
  readonly importId: number
  readonly columns: readonly SourceColumn[]
  readonly targets: readonly Target[]
  /** Of the field that was added: its steps are to be made next. */
  readonly onAdded: (index: number) => void
}

/** Fills a place of the catalogue that no column of the file goes to: by a fixed text, or out of several columns. */
export function AddField({ importId, columns, targets, onAdded }: AddFieldProps): ReactNode {
  const { t } = useLanguage()
  const names = useNames()
  const taken = new Set(columns.map(({ mapping }) => targetKey(mapping)))
  const add = async (target: string): Promise<void> => {
    const column = columns.length
    const name = names.column(target)
    await setMapping(importId, [{ column, name, ...PLAIN, target: { kind: 'column', column: target } }])
    onAdded(column)
  }
  return (
    <div className={styles['addField']}>
      <Combobox
        key={columns.length}
        label={t('steps.addField')}
        placeholder={t('steps.addField')}
        value={null}
        choices={targets.flatMap(({ column }) =>
          taken.has(column) ? [] : [{ value: column, text: names.column(column), hint: column }],
        )}
        onChange={(target) => void add(target)}
      />
    </div>
  )
}

const PLAIN = { isIdentifier: false, decimal: null, dateOrder: null, steps: [] }
