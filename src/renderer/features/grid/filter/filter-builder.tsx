import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Structure } from '../../../../shared/contract/catalogue.ts'
import { parseFilter } from '../../../../shared/filter/parse.ts'
import { useQuery } from '../../../engine/index.ts'
import { filterFaultText, useLanguage } from '../../../i18n/index.ts'
import { Button, CodeArea, Dialog, Field } from '../../../ui/index.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { OptionSource } from '../editors/option-source.ts'
import styles from './filter-builder.module.css'
import { GroupForm } from './filter-group-form.tsx'
import type { Group } from './filter-tree.ts'
import { groupText, toGroup } from './filter-tree.ts'

export interface FilterBuilderProps {
  readonly filter: string
  readonly columns: readonly GridColumn[]
  readonly structure: Structure
  readonly options: OptionSource
  readonly onApply: (filter: string) => void
  readonly onClose: () => void
}

const EMPTY: Group = { kind: 'group', join: 'and', isNot: false, items: [] }

/** A filter as a form and as text, always the same one; how many products it shows is counted while it is built. */
export function FilterBuilder({
  filter,
  columns,
  structure,
  options,
  onApply,
  onClose,
}: FilterBuilderProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [text, setText] = useState(filter)
  const [group, setGroup] = useState<Group>(() => groupOf(filter) ?? EMPTY)
  const check = useQuery('catalogue.checkFilter', { filter: text }, { keepPrevious: true }).data
  const isWrong = check?.ok === false
  const faultText = check?.fault ? filterFaultText({ ...check.fault, message: check.message ?? '' }, language) : ''

  const handleGroup = (next: Group): void => {
    setGroup(next)
    setText(groupText(next))
  }
  const handleText = (next: string): void => {
    setText(next)
    const read = groupOf(next)
    if (read) setGroup(read)
  }
  const footer = (
    <>
      <output className={styles['count']}>
        {check?.count != null && t('grid.filter.matches', { count: check.count })}
      </output>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button kind="primary" disabled={isWrong} onClick={() => onApply(text.trim())}>
        {t('grid.filter.apply')}
      </Button>
    </>
  )
  return (
    <Dialog isOpen onClose={onClose} title={t('filter.title')} width="wide" footer={footer}>
      <div className={styles['builder']}>
        <GroupForm {...{ group, columns, structure, options }} onChange={handleGroup} onRemove={null} />
        <Field
          label={t('filter.text')}
          {...(isWrong ? { error: t('filter.problem', { place: (check.position ?? 0) + 1, message: faultText }) } : {})}
        >
          <CodeArea label={t('filter.text')} isInvalid={isWrong} rows={3} value={text} onChange={handleText} />
        </Field>
      </div>
    </Dialog>
  )
}

function groupOf(text: string): Group | null {
  const parsed = parseFilter(text)
  return parsed.ok ? toGroup(parsed.filter) : null
}
