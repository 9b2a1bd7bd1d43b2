import { ArrowRightLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { call, newRequestId, settled, useQuery } from '../../engine/index.ts'
import { errorText, rejectionText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { openComparison, useProductCard } from '../../state/product-card.ts'
import { useScope } from '../../state/scope.ts'
import { Checkbox, Dialog, Menu, IconButton, Notice, toast } from '../../ui/index.ts'
import type { GridColumn } from '../grid/index.tsx'
import { cellText, gridColumns, unitSymbols } from '../grid/index.tsx'
import styles from './card.module.css'
import { cardGroups } from './card-model.ts'
import { Picture } from './field-value.tsx'
import { ProductPicker } from './product-picker.tsx'
import type { Card } from './use-card-desk.ts'

/** Two to four products side by side; a value goes from one to another with two keys. */
export function Comparison(): ReactNode {
  const { t } = useLanguage()
  const { comparedIds } = useProductCard()
  return (
    <Dialog isOpen={comparedIds.length > 0} onClose={() => openComparison([])} title={t('card.compare')} width="wide">
      {comparedIds.length > 0 && <Compared ids={comparedIds} />}
    </Dialog>
  )
}

function Compared({ ids }: { readonly ids: readonly number[] }): ReactNode {
  const { t } = useLanguage()
  const locale = useScope()?.locale ?? null
  const structure = useQuery('catalogue.structure', {}).data
  // As many questions as columns: hooks cannot be asked in a loop whose length changes.
  const answers = [
    useQuery('catalogue.productCard', input(ids[0], locale)),
    useQuery('catalogue.productCard', input(ids[1], locale)),
    useQuery('catalogue.productCard', input(ids[2], locale)),
    useQuery('catalogue.productCard', input(ids[3], locale)),
  ]
  const cards = answers.flatMap(({ data }) => data ?? [])
  const [isOnlyDifferent, setIsOnlyDifferent] = useState(true)
  const add = async (sku: string): Promise<void> => {
    const query = { filter: `sku = "${sku.replaceAll('"', '\\"')}"`, search: '', sort: [] }
    const page = await settled(
      call('catalogue.gridPage', { viewKey: 'compare', refresh: true, query, columns: [], from: 0, count: 1 }),
    )
    if (page.ok) openComparison([...ids, ...page.value.ids])
  }
  if (!structure) return null
  return (
    <>
      <div className={styles['choices']}>
        <Checkbox label={t('card.compare.different')} isOn={isOnlyDifferent} onChange={setIsOnlyDifferent} />
        {ids.length < 4 && (
          <ProductPicker
            label={t('card.compare.add')}
            excluded={cards.map(({ sku }) => sku)}
            onPick={(sku) => void add(sku)}
          />
        )}
      </div>
      {cards.length < 2 && <Notice>{t('card.compare.more')}</Notice>}
      <CompareTable cards={cards} structure={structure} isOnlyDifferent={isOnlyDifferent && cards.length > 1} />
    </>
  )
}

function input(
  productId: number | undefined,
  locale: string | null,
): { productId: number; locale: string | null } | null {
  return productId === undefined ? null : { productId, locale }
}

interface CompareTableProps {
  readonly cards: readonly Card[]
  readonly structure: Structure
  readonly isOnlyDifferent: boolean
}

function CompareTable({ cards, structure, isOnlyDifferent }: CompareTableProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const filled = new Set(cards.flatMap(({ values }) => Object.keys(values)))
  const groups = cardGroups(structure, gridColumns, { family: null, filled, scope: null, isWhole: false })
  const columns = groups
    .flatMap(({ attributes }) => attributes.flatMap(({ cells }) => cells))
    .filter(({ column }) => column.key !== 'sku' && (filled.has(column.key) || !isOnlyDifferent))
    .filter(
      ({ column: { key } }) => !isOnlyDifferent || new Set(cards.map(({ values }) => values[key] ?? null)).size > 1,
    )

  const copy = async (column: GridColumn, value: CellValue, to: Card): Promise<void> => {
    const change = value === null ? ({ kind: 'clear-value' } as const) : ({ kind: 'set-value', value } as const)
    const intents = [{ ...change, productId: to.id, column: column.key }]
    const answer = await settled(call('catalogue.applyIntents', { requestId: newRequestId(), intents }))
    const refused = answer.ok ? answer.value.rejections[0] : undefined
    if (!answer.ok) toast({ kind: 'bad', text: errorText(answer.error, language) })
    else if (refused) toast({ kind: 'bad', text: rejectionText(refused, language) })
  }
  const units = unitSymbols(structure)
  return (
    <table className={styles['compareTable']} aria-label={t('card.compare')}>
      <thead>
        <tr>
          <th scope="col">{t('card.compare.attribute')}</th>
          {cards.map((card) => (
            <th key={card.id} scope="col">
              <span className={styles['compareHead']}>
                {card.image !== null && <Picture hash={card.image} />}
                <span>
                  {card.name ?? card.sku}
                  <br />
                  <small className={styles['soft']}>{card.sku}</small>
                </span>
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map(({ column }) => {
          const values = cards.map((card) => card.values[column.key] ?? null)
          const isDifferent = new Set(values).size > 1
          const name = names.column(column.key)
          return (
            <tr key={column.key}>
              <th scope="row">{name}</th>
              {cards.map((card, index) => {
                const value = values[index] ?? null
                const words = { language, labelOf: (key: string, code: string) => card.labels[key]?.[code], units }
                const others = cards.filter((other) => other !== card && (other.values[column.key] ?? null) !== value)
                return (
                  <td key={card.id} className={isDifferent ? styles['differs'] : undefined}>
                    <span className={styles['compareCell']}>
                      <span data-selectable>
                        {column.kind === 'image' && typeof value === 'string' ? (
                          <Picture hash={value} />
                        ) : (
                          cellText(column, value, words).slice(0, 400) || (
                            <i className={styles['empty']}>{t('card.nothing')}</i>
                          )
                        )}
                      </span>
                      {others.length > 0 && column.owner === 'pim' && (
                        <Menu
                          align="end"
                          trigger={
                            <IconButton
                              icon={ArrowRightLeft}
                              isSmall
                              label={t('card.compare.copy', { name, sku: card.sku })}
                            />
                          }
                          entries={others.map((other) => ({
                            id: String(other.id),
                            text: t('card.compare.to', { sku: other.sku }),
                            onSelect: () => void copy(column, value, other),
                          }))}
                        />
                      )}
                    </span>
                  </td>
                )
              })}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
