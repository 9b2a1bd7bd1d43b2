import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Difference } from '../../../shared/contract/history.ts'
import type { Input } from '../../../shared/contract/index.ts'
import { settled, startJob, useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import type { ChosenMoment, Then } from '../../state/past.ts'
import { closeComparison, compare, usePast } from '../../state/past.ts'
import { useProductView } from '../../state/product-view.ts'
import type { Choice } from '../../ui/index.ts'
import { Button, Combobox, Dialog, Select, TextField, toast } from '../../ui/index.ts'
import { DifferenceSheet } from './difference-sheet.tsx'
import type { DifferingCell } from './difference-sheet.tsx'
import styles from './history.module.css'
import { MomentButton } from './moment-button.tsx'
import { PutBack } from './put-back.tsx'
import { kindText } from './step-filter.tsx'
import { supplierName } from './supplier-name.ts'

/** What differs between two moments, open while somebody compares. */
export function DifferenceDialog(): ReactNode {
  const compared = usePast((past) => past.compared)
  return compared && <Comparing {...compared} />
}

type Asked = Input<'history.difference'>['difference']

function Comparing({ from, to }: { readonly from: Then; readonly to: Then }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const structure = useQuery('catalogue.structure', {}).data
  const gridFilter = useProductView(({ filter }) => filter)
  const [column, setColumn] = useState('')
  const [actor, setActor] = useState('')
  const [kind, setKind] = useState('')
  const [supplier, setSupplier] = useState('')
  const [filter, setFilter] = useState(gridFilter)
  const [applied, setApplied] = useState(gridFilter)
  const [cell, setCell] = useState<DifferingCell | null>(null)
  const [putBack, setPutBack] = useState<Asked | null>(null)
  const asked = {
    from: from.place,
    to: to.place,
    columns: column === '' ? [] : [column],
    actor: actor === '' ? null : actor,
    kind: kind === '' ? null : kind,
    supplier: supplier === '' ? null : supplier,
    filter: applied,
  } satisfies Partial<Difference>
  const { data, error } = useQuery(
    'history.difference',
    { difference: asked, from: 0, count: 1 },
    { keepPrevious: true },
  )
  const choicesOf = (
    any: string,
    found: readonly { readonly key: string; readonly cells: number }[] | undefined,
    nameOf: (key: string) => string,
  ): Choice[] => [
    { value: '', text: any },
    ...(found ?? []).map(({ key, cells }) => ({ value: key, text: nameOf(key), hint: language.format.number(cells) })),
  ]
  const save = async (ending: 'csv' | 'xlsx'): Promise<void> => {
    const ticket = await window.desktop.saveFileDialog('export', `difference.${ending}`)
    if (!ticket) return
    const outcome = await startJob('history.export', { difference: asked, ticket: ticket.id })
    if (outcome.ok)
      toast({ kind: 'good', text: t('history.difference.saved', { count: outcome.value.cells, name: ticket.name }) })
    else toast({ kind: 'bad', text: errorText(outcome.error, language) })
  }
  const choose = async (one: ChosenMoment, other: ChosenMoment): Promise<void> => {
    setCell(null)
    const outcome = await settled(compare(one, other))
    if (!outcome.ok) toast({ kind: 'bad', text: errorText(outcome.error, language) })
  }
  const isNothing = data === undefined || data.total === 0
  return (
    <Dialog
      isOpen
      onClose={closeComparison}
      width="wide"
      title={t('history.difference')}
      footer={
        <>
          <output className={styles['count']}>
            {data && t('history.cells', { cells: data.total, products: data.products })}
          </output>
          <Button icon={Download} disabled={isNothing} onClick={() => void save('xlsx')}>
            {t('history.difference.saveWorkbook')}
          </Button>
          <Button icon={Download} disabled={isNothing} onClick={() => void save('csv')}>
            {t('history.difference.save')}
          </Button>
          <Button
            disabled={cell === null}
            onClick={() =>
              cell && setPutBack({ ...asked, filter: '', columns: [cell.column], productIds: [cell.productId] })
            }
          >
            {t('history.back.cell')}
          </Button>
          <Button kind="primary" disabled={isNothing} onClick={() => setPutBack(asked)}>
            {t('history.back.all')}
          </Button>
        </>
      }
    >
      <div className={styles['moments']}>
        <MomentButton
          label={t('history.difference.from')}
          value={from}
          edge="before-step"
          onChange={(chosen) => void choose(chosen, to)}
        />
        <MomentButton
          label={t('history.difference.to')}
          value={to}
          edge="after-step"
          onChange={(chosen) => void choose(from, chosen)}
        />
      </div>
      <fieldset className={styles['narrowing']} aria-label={t('history.filter')}>
        <Combobox
          label={t('history.filter.column')}
          value={column}
          choices={choicesOf(t('history.filter.anyColumn'), data?.facets.columns, names.column)}
          onChange={setColumn}
        />
        <Select
          label={t('history.filter.actor')}
          value={actor}
          choices={choicesOf(t('history.filter.anyone'), data?.facets.actors, (key) => key)}
          onChange={setActor}
        />
        <Select
          label={t('history.filter.kind')}
          value={kind}
          choices={choicesOf(t('history.filter.anyKind'), data?.facets.kinds, (key) => kindText(key, language))}
          onChange={setKind}
        />
        <Select
          label={t('history.filter.supplier')}
          value={supplier}
          choices={choicesOf(t('history.filter.anySupplier'), data?.facets.suppliers, (key) =>
            supplierName(key, structure),
          )}
          onChange={setSupplier}
        />
        <TextField
          label={t('history.difference.products')}
          isLabelHidden
          placeholder={t('history.difference.products')}
          value={filter}
          error={error === undefined ? undefined : errorText(error, language)}
          onChange={setFilter}
          onBlur={() => setApplied(filter)}
          onKeyDown={({ key }) => key === 'Enter' && setApplied(filter)}
        />
      </fieldset>
      <div className={styles['sheet']}>
        {data && <DifferenceSheet asked={asked} count={data.total} onSelect={setCell} />}
      </div>
      {putBack && <PutBack difference={putBack} then={from} onClose={() => setPutBack(null)} />}
    </Dialog>
  )
}
