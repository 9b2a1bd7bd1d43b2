import { History } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { IconButton, cx } from '../../ui/index.ts'
import type { OptionSource } from '../grid/index.tsx'
import { CardField } from './card-field.tsx'
import type { CardAttribute, CardGroup, CardRow } from './card-model.ts'
import { rowKey } from './card-model.ts'
import styles from './card.module.css'
import type { CardDesk } from './use-card-desk.ts'

interface AttributeListProps {
  readonly groups: readonly CardGroup[]
  readonly structure: Structure
  readonly desk: CardDesk
  readonly options: OptionSource
  readonly onHistory: (attribute: string) => void
}

/** Every attribute by group; those that differ by channel or language with their values side by side. */
export function AttributeList({ groups, structure, desk, options, onHistory }: AttributeListProps): ReactNode {
  const { t, label } = useLanguage()
  return groups.map(({ code, attributes }) => {
    const group = structure.attributeGroups.find((each) => each.code === code)
    const title = code === null ? t('card.group.product') : label(group?.labels, code)
    return (
      <section key={code ?? ''} className={styles['group']} aria-label={title}>
        <h3>{title}</h3>
        {attributes.map((attribute) => (
          <Attribute key={attribute.id} attribute={attribute} desk={desk} options={options} onHistory={onHistory} />
        ))}
      </section>
    )
  })
}

interface AttributeProps {
  readonly attribute: CardAttribute
  readonly desk: CardDesk
  readonly options: OptionSource
  readonly onHistory: (attribute: string) => void
}

function Attribute({ attribute, desk, options, onHistory }: AttributeProps): ReactNode {
  const { t } = useLanguage()
  const names = useNames()
  const { id, rows, across, cells, cellAt } = attribute
  const name = names.attribute(id)
  const isWide = across.length > 1 || rows.length > 1 || across[0] !== null
  const acrossName = (code: string): string => (/^[A-Z]{3}$/.test(code) ? code : names.locale(code))
  const hasContexts = rows.some(({ context }) => context !== null)
  const rowName = ({ channel, context }: CardRow): readonly string[] => [
    ...(channel === null ? [] : [names.channel(channel)]),
    ...(hasContexts ? [context === null ? t('app.scope.everybody') : names.context(context)] : []),
  ]
  const isRequired = cells.some(({ column }) => column.requiredBy.includes(desk.card.family ?? ''))
  return (
    <div className={cx(styles['attribute'], isWide && styles['wide'])}>
      <div className={styles['attributeName']}>
        <span>{name}</span>
        {isRequired && (
          <span className={styles['required']} title={t('card.required')}>
            *
          </span>
        )}
        <span className={styles['attributeActions']}>
          <IconButton icon={History} isSmall label={t('card.historyOf', { name })} onClick={() => onHistory(id)} />
        </span>
      </div>
      <div className={styles['matrix']}>
        {rows.map((row) => (
          <div key={rowKey(row)} className={styles['scopeRow']}>
            {rowName(row).length > 0 && <span className={styles['scopeName']}>{rowName(row).join(', ')}</span>}
            <div className={styles['scopes']}>
              {across.map((code) => {
                const cell = cellAt(row, code)
                if (!cell) return null
                const scopeText = [...rowName(row), ...(code === null ? [] : [acrossName(code)])].join(', ')
                return (
                  <div key={code ?? ''} className={styles['scopeCell']}>
                    {code !== null && <span className={styles['scopeName']}>{acrossName(code)}</span>}
                    <CardField
                      cell={cell}
                      desk={desk}
                      options={options}
                      label={scopeText === '' ? name : `${name}, ${scopeText}`}
                    />
                  </div>
                )
              })}
            </div>
          </div>
        ))}
      </div>
    </div>
  )
}
