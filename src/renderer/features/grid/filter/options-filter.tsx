import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import { Checkbox, TextField } from '../../../ui/index.ts'
import type { OptionItem, OptionSource } from '../editors/option-source.ts'
import type { Emptiness } from './empty-choice.tsx'
import { EmptyChoice, emptinessOf } from './empty-choice.tsx'
import { FilterForm } from './filter-form.tsx'
import type { ColumnFilterProps } from './filter-popover.tsx'
import styles from './filter.module.css'

/** Some of the options, or the empty ones. */
export function OptionsFilter(props: ColumnFilterProps & { readonly options: OptionSource }): ReactNode {
  const { column, conditions, options, onApply } = props
  const { t } = useLanguage()
  const [search, setSearch] = useState('')
  const [found, setFound] = useState<readonly OptionItem[]>([])
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    conditions.flatMap((each) => (each.kind === 'in' ? each.values : each.kind === 'compare' ? [each.value] : [])),
  )
  const [emptiness, setEmptiness] = useState<Emptiness>(() => emptinessOf(conditions))

  useEffect(() => {
    let isNewest = true
    void options.find(column, search).then((items) => isNewest && setFound(items))
    return () => {
      isNewest = false
    }
  }, [options, column, search])

  const handleSubmit = (): void => {
    if (emptiness !== 'any') return onApply([{ kind: 'empty', column: column.key, isNot: emptiness === 'filled' }])
    onApply(chosen.length === 0 ? [] : [{ kind: 'in', column: column.key, values: chosen }])
  }
  const toggle = (code: string, isOn: boolean): void => {
    setChosen(isOn ? [...chosen, code] : chosen.filter((each) => each !== code))
  }
  return (
    <FilterForm onSubmit={handleSubmit} onClear={() => onApply([])}>
      <TextField
        label={t('ui.search')}
        isLabelHidden
        placeholder={t('ui.search')}
        value={search}
        onChange={setSearch}
      />
      <div className={styles['options']}>
        {found.map(({ code, text }) => (
          <Checkbox
            key={code}
            label={text}
            isOn={chosen.includes(code)}
            isDisabled={emptiness !== 'any'}
            onChange={(isOn) => toggle(code, isOn)}
          />
        ))}
        {found.length === 0 && <p>{t('ui.nothingFound')}</p>}
      </div>
      <EmptyChoice value={emptiness} onChange={setEmptiness} />
    </FilterForm>
  )
}
