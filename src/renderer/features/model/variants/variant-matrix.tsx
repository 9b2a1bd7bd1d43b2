import { Plus, Ungroup } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Output } from '../../../../shared/contract/index.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { call, newRequestId, settled, useCommand, useQuery } from '../../../engine/index.ts'
import { errorText, rejectionText, useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { go } from '../../../state/navigation.ts'
import { Button, Notice, toast } from '../../../ui/index.ts'
import styles from '../model.module.css'

type Matrix = Output<'model.matrix'>

interface Props {
  readonly productId: number
  readonly onGone: () => void
}

/** The variants of a model along its axes: one axis down, a second across; empty places are combinations to make. */
export function VariantMatrix({ productId, onGone }: Props): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const names = useNames()
  const structure = useQuery('catalogue.structure', {}).data
  const price = firstPrice(structure)
  const columns = price === null ? [] : [price]
  const { data, error } = useQuery('model.matrix', { productId, columns }, { keepPrevious: true })
  const dissolve = useCommand('model.dissolve')
  if (error && !data) return <Notice kind="bad">{errorText(error, language)}</Notice>
  if (!data) return null
  const { axes, variants, missing, inherited, sku } = data
  const rows = distinct(variants, 0)
  const across: readonly CellValue[] = axes.length > 1 ? distinct(variants, 1) : [null]
  const cell = (row: CellValue, column: CellValue): Matrix['variants'] =>
    variants.filter((variant) => variant.axes[0] === row && (axes.length < 2 || variant.axes[1] === column))

  const handleDissolve = async (): Promise<void> => {
    const done = await dissolve.run({ requestId: newRequestId(), productId })
    const refusal = done.ok ? done.value.rejections[0] : undefined
    if (!done.ok) toast({ kind: 'bad', text: errorText(done.error, language) })
    else if (refusal) toast({ kind: 'bad', text: rejectionText(refusal, language) })
    else onGone()
  }
  const handleAdd = async (combinations: Matrix['missing']): Promise<void> => {
    const intents = combinations.map((values) => ({
      kind: 'create-product' as const,
      sku: [sku, ...values.map((value) => String(value))].join('-'),
      productKind: 'variant' as const,
      parentId: productId,
      texts: Object.fromEntries(values.map((value, index) => [axes[index] ?? '', String(value)])),
    }))
    const done = await settled(
      call('catalogue.applyIntents', { requestId: newRequestId(), kind: 'create', format: STORED, intents }),
    )
    const refusal = done.ok ? done.value.rejections[0] : undefined
    if (!done.ok) toast({ kind: 'bad', text: errorText(done.error, language) })
    else if (refusal) toast({ kind: 'bad', text: rejectionText(refusal, language) })
  }

  return (
    <div className={styles['form']}>
      <header className={styles['formHeader']}>
        <h2>{sku}</h2>
        <code>{data.scheme}</code>
        <span className={styles['spring']} />
        {missing.length > 0 && (
          <Button icon={Plus} onClick={() => void handleAdd(missing)}>
            {t('model.variants.addMissing', { count: missing.length })}
          </Button>
        )}
        <Button icon={Ungroup} isBusy={dissolve.isRunning} onClick={() => void handleDissolve()}>
          {t('model.variants.dissolve')}
        </Button>
      </header>
      <div className={styles['formBody']}>
        <section className={styles['matrixSection']}>
          <table className={styles['matrix']} aria-label={t('model.variants.matrix', { name: sku })}>
            <thead>
              <tr>
                <th scope="col">{axes.map((axis) => names.attribute(axis)).join(' × ')}</th>
                {across.map((value) => (
                  <th key={String(value)} scope="col">
                    {value === null ? t('model.variants') : String(value)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={String(row)}>
                  <th scope="row">{String(row ?? '–')}</th>
                  {across.map((column) => {
                    const found = cell(row, column)
                    return (
                      <td key={String(column)}>
                        {found.map((variant) => (
                          <button
                            key={variant.productId}
                            type="button"
                            className={styles['variant']}
                            onClick={() => go({ screen: 'products', filter: '', search: variant.sku })}
                          >
                            {variant.sku}
                            {typeof variant.values[0] === 'number' && (
                              <small>{format.decimals(variant.values[0], 2)}</small>
                            )}
                          </button>
                        ))}
                        {found.length === 0 && axes.length > 1 && (
                          <Button
                            kind="quiet"
                            icon={Plus}
                            onClick={() => void handleAdd([[row, column]])}
                            aria-label={t('model.variants.addOne', { name: `${String(row)} × ${String(column)}` })}
                          />
                        )}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section className={styles['section']}>
          <h3>{t('model.variants.inherited', { count: inherited.length })}</h3>
          <table className={styles['table']}>
            <tbody>
              {inherited.map(({ column, value }) => (
                <tr key={column}>
                  <th scope="row">{names.column(column)}</th>
                  <td>{typeof value === 'number' ? format.number(value) : value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </div>
  )
}

/** Values of axes are sent as they are stored. */
const STORED = { decimal: '.', dateOrder: 'ymd' } as const

function distinct(variants: Matrix['variants'], axis: number): readonly CellValue[] {
  return [...new Set(variants.map((variant) => variant.axes[axis] ?? null))]
}

function firstPrice(structure: Output<'catalogue.structure'> | undefined): string | null {
  const attribute = structure?.attributes.find(({ type, isScopable }) => type === 'price' && !isScopable)
  const currency = structure?.channels[0]?.currencies[0]
  return attribute && currency !== undefined ? `${attribute.code}/${currency}` : null
}
