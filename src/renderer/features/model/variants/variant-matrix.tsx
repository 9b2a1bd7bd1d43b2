import { CornerUpLeft, Ungroup } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { newRequestId, useJob, useQuery } from '../../../engine/index.ts'
import { errorText, rejectionText, useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { go } from '../../../state/navigation.ts'
import { useScope } from '../../../state/scope.ts'
import { Button, Combobox, Field, Notice, RunningStep, toast } from '../../../ui/index.ts'
import { columnTitle, failure, gridColumns } from '../../grid/index.tsx'
import { MatrixSheet } from '../matrix/matrix-sheet.tsx'
import styles from '../matrix/matrix.module.css'
import { firstColumn, shownColumns } from '../matrix/shown-column.ts'
import model from '../model.module.css'
import { AddAxisValue } from './add-axis-value.tsx'
import { AlikeValues } from './alike-values.tsx'
import { useAxisValues } from './use-axis-values.ts'
import { ValueCell } from './value-cell.tsx'

interface Props {
  readonly productId: number
  readonly onGone: () => void
}

/** A model with its variants: their matrix, what its cells show, and what the model says for all of them. */
export function VariantMatrix({ productId, onGone }: Props): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const scope = useScope()
  const structure = useQuery('catalogue.structure', {}).data
  const isReadOnly = useQuery('catalogue.info', {}).data?.isReadOnly ?? true
  /** Values of the axes that are to be made variants of, by axis. */
  const [more, setMore] = useState<readonly (readonly CellValue[])[]>([])
  const [chosen, setChosen] = useState<string | null>(null)
  const input = { productId, more: more.map((values) => [...values]) }
  const { data, error } = useQuery('model.matrix', input, { keepPrevious: true })
  const dissolve = useJob('model.dissolve')
  const axisValue = useAxisValues(data?.axes ?? [])
  const columns = useMemo(() => (structure && scope ? gridColumns(structure, scope) : []), [structure, scope])
  if (error) return <Notice kind="bad">{errorText(error, language)}</Notice>
  if (!data || !structure || columns.length === 0) return null
  const shown = shownColumns(structure, columns, data)
  const column = [...shown.own, ...shown.lent].find(({ id }) => id === chosen) ?? firstColumn(shown)

  const handleDissolve = async (): Promise<void> => {
    const done = await dissolve.start({ requestId: newRequestId(), productId })
    const refusal = done.ok ? done.value.rejections[0] : undefined
    if (!done.ok) toast(failure(done.error, language))
    else if (refusal) toast({ kind: 'bad', text: rejectionText(refusal, language) })
    else onGone()
  }
  const isDissolving = dissolve.state === 'running'
  const addValue = (axis: number, value: CellValue): void =>
    setMore(data.axes.map((_, at) => [...(more[at] ?? []), ...(at === axis ? [value] : [])]))

  return (
    <div className={model['form']}>
      <header className={model['formHeader']}>
        <h2>{data.sku}</h2>
        <code title={data.scheme}>{data.scheme}</code>
        <span className={model['spring']} />
        {isDissolving && (
          <RunningStep label={t('app.job.model.dissolve')} progress={dissolve.progress} onCancel={dissolve.cancel} />
        )}
        <Button
          icon={CornerUpLeft}
          onClick={() => go({ screen: 'products', filter: '', search: data.sku, column: 'sku' })}
        >
          {t('model.matrix.inGrid')}
        </Button>
        <Button icon={Ungroup} isBusy={isDissolving} onClick={() => void handleDissolve()}>
          {t('model.variants.dissolve')}
        </Button>
      </header>
      <div className={styles['pane']}>
        <div className={styles['tools']}>
          <div className={styles['tool']}>
            <Field label={t('model.matrix.shows')}>
              <Combobox
                label={t('model.matrix.shows')}
                value={column?.id ?? null}
                choices={[
                  ...shown.own.map((each) => ({ value: each.id, text: columnTitle(each, language) })),
                  ...shown.lent.map((each) => ({
                    value: each.id,
                    text: columnTitle(each, language),
                    hint: t('model.matrix.ofModel'),
                  })),
                ]}
                onChange={setChosen}
              />
            </Field>
          </div>
          {!isReadOnly &&
            data.axes.map((axis, at) => (
              <AddAxisValue
                key={axis}
                axis={axis}
                used={data.values[at] ?? []}
                onAdd={(value) => addValue(at, value)}
              />
            ))}
        </div>
        {column && (
          <MatrixSheet
            modelId={productId}
            matrix={data}
            structure={structure}
            columns={columns}
            column={column}
            isReadOnly={isReadOnly}
            axisValue={axisValue}
          />
        )}
        {!isReadOnly && <AlikeValues productId={productId} alike={data.alike} labels={data.labels} />}
        {data.inherited.length > 0 && (
          <section>
            <h3>{t('model.variants.inherited', { count: data.inherited.length })}</h3>
            <table className={styles['values']}>
              <tbody>
                {data.inherited.map((each) => (
                  <tr key={each.column}>
                    <th scope="row">{names.column(each.column)}</th>
                    <ValueCell values={[each]} labels={data.labels} />
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </div>
    </div>
  )
}
