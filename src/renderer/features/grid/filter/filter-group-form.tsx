import { Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import { Button, Checkbox, IconButton, Select } from '../../../ui/index.ts'
import type { FilterBuilderProps } from './filter-builder.tsx'
import styles from './filter-builder.module.css'
import { RowForm } from './filter-row-form.tsx'
import type { Group, Item, Row } from './filter-tree.ts'

export interface GroupFormProps extends Pick<FilterBuilderProps, 'columns' | 'structure' | 'options'> {
  readonly group: Group
  readonly onChange: (group: Group) => void
  /** Null for the whole filter. */
  readonly onRemove: (() => void) | null
}

const NEW_ROW: Row = { kind: 'column', column: '', operator: '=', value: '' }

/** Conditions that all must hold, or one of them; groups within groups. */
export function GroupForm(props: GroupFormProps): ReactNode {
  const { group, onChange, onRemove, ...rest } = props
  const { t } = useLanguage()
  const put = (at: number, item: Item | null): void =>
    onChange({ ...group, items: item ? group.items.with(at, item) : group.items.toSpliced(at, 1) })
  const add = (item: Item): void => onChange({ ...group, items: [...group.items, item] })
  return (
    <fieldset className={styles['group']}>
      <legend className="visually-hidden">{t(`filter.join.${group.join}`)}</legend>
      <div className={styles['head']}>
        <Select
          label={t('filter.join')}
          value={group.join}
          choices={(['and', 'or'] as const).map((value) => ({ value, text: t(`filter.join.${value}`) }))}
          onChange={(join) => onChange({ ...group, join })}
        />
        <Checkbox label={t('filter.not')} isOn={group.isNot} onChange={(isNot) => onChange({ ...group, isNot })} />
        {onRemove && <IconButton isSmall icon={X} label={t('filter.removeGroup')} onClick={onRemove} />}
      </div>
      {group.items.map((item, at) =>
        item.kind === 'group' ? (
          <GroupForm
            key={at}
            {...rest}
            group={item}
            onChange={(next) => put(at, next)}
            onRemove={() => put(at, null)}
          />
        ) : (
          <RowForm key={at} {...rest} row={item} onChange={(next) => put(at, next)} onRemove={() => put(at, null)} />
        ),
      )}
      <div className={styles['head']}>
        <Button kind="quiet" icon={Plus} onClick={() => add(NEW_ROW)}>
          {t('filter.add')}
        </Button>
        <Button
          kind="quiet"
          icon={Plus}
          onClick={() =>
            add({ kind: 'group', join: group.join === 'and' ? 'or' : 'and', isNot: false, items: [NEW_ROW] })
          }
        >
          {t('filter.addGroup')}
        </Button>
      </div>
    </fieldset>
  )
}
