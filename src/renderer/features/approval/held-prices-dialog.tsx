import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { call, newRequestId, queries, settled, startJob, useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { undoStep } from '../../state/undo-step.ts'
import { valueText } from '../../state/value-text.ts'
import { Button, Cell, Checkbox, Dialog, VirtualList, toast } from '../../ui/index.ts'
import styles from './approval.module.css'

type Held = Result<'import.heldPrices'>['prices'][number]

interface HeldPricesDialogProps {
  /** Null: of all imports. */
  readonly importId: number | null
  readonly onClose: () => void
}

const PAGE = 100
const ROW_HEIGHT = 36
const TRACKS = '36px minmax(110px, 1fr) minmax(110px, 1fr) 100px 100px 90px minmax(120px, 1.2fr)'

/** The prices that wait, all chosen at first: what is approved takes effect as one step, with a way back. */
export function HeldPricesDialog({ importId, onClose }: HeldPricesDialogProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [isBusy, setBusy] = useState(false)
  /** Those that are chosen not to be, or to be: the rest is as `isAll` says, however many there are. */
  const [choice, setChoice] = useState<{ readonly isAll: boolean; readonly but: ReadonlySet<number> }>(ALL)
  const total =
    useQuery('import.heldPrices', { importId, from: 0, count: PAGE }, { keepPrevious: true }).data?.total ?? 0
  const chosen = choice.isAll ? Math.max(0, total - choice.but.size) : choice.but.size
  const isChosen = (id: number): boolean => choice.isAll !== choice.but.has(id)
  const toggle = (id: number): void => {
    const but = new Set(choice.but)
    if (!but.delete(id)) but.add(id)
    setChoice({ ...choice, but })
  }
  const done = (): void => {
    setBusy(false)
    setChoice(ALL)
    queries.invalidate('import.heldPrices')
    if (chosen >= total) onClose()
  }
  const handleApprove = async (): Promise<void> => {
    setBusy(true)
    const ids = await idsOf(importId, total, choice)
    const outcome = await startJob('import.approvePrices', { requestId: newRequestId(), importId, ids })
    done()
    if (!outcome.ok) {
      toast({ kind: 'bad', text: errorText(outcome.error, language) })
      return
    }
    const { approved, changeSet } = outcome.value
    toast({
      id: 'approved',
      kind: 'good',
      text: t('approval.done', { count: approved }),
      ...(changeSet ? { action: { text: t('app.undo'), onClick: () => void undoStep(changeSet.id, language) } } : {}),
    })
  }
  const handleDecline = async (): Promise<void> => {
    setBusy(true)
    const ids = await idsOf(importId, total, choice)
    const outcome = await settled(call('import.declinePrices', { importId, ids }))
    done()
    if (!outcome.ok) {
      toast({ kind: 'bad', text: errorText(outcome.error, language) })
      return
    }
    const declined = outcome.value.ids
    const takeBack = (): void =>
      void settled(call('import.declinePrices', { ids: declined, isDeclined: false })).then(() =>
        queries.invalidate('import.heldPrices'),
      )
    toast({
      id: 'approved',
      text: t('approval.declined', { count: declined.length }),
      action: { text: t('app.undo'), onClick: takeBack },
    })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title={t('approval.title')}
      description={t('approval.text')}
      footer={
        <>
          <Button kind="quiet" onClick={() => setChoice(chosen === total ? NONE : ALL)}>
            {chosen === total ? t('approval.chooseNone') : t('approval.chooseAll', { count: total })}
          </Button>
          <Button disabled={chosen === 0 || isBusy} onClick={() => void handleDecline()}>
            {t('approval.decline')}
          </Button>
          <Button kind="primary" disabled={chosen === 0} isBusy={isBusy} onClick={() => void handleApprove()}>
            {t('approval.approve', { count: chosen })}
          </Button>
        </>
      }
    >
      <div className={styles['list']}>
        <VirtualList
          label={t('approval.title')}
          count={total}
          rowHeight={ROW_HEIGHT}
          columns={TRACKS}
          header={[
            <span key="chosen" className="visually-hidden">
              {t('approval.chosen')}
            </span>,
            t('approval.product'),
            t('approval.price'),
            ...(['approval.now', 'approval.new', 'approval.change'] as const).map((name) => (
              <span key={name} className={styles['numeric']}>
                {t(name)}
              </span>
            )),
            t('approval.file'),
          ]}
          renderRow={(index) => <HeldRow importId={importId} index={index} isChosen={isChosen} onToggle={toggle} />}
        />
      </div>
    </Dialog>
  )
}

const ALL = { isAll: true, but: new Set<number>() }
const NONE = { isAll: false, but: new Set<number>() }

interface HeldRowProps {
  readonly importId: number | null
  readonly index: number
  readonly isChosen: (id: number) => boolean
  readonly onToggle: (id: number) => void
}

function HeldRow({ importId, index, isChosen, onToggle }: HeldRowProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const structure = useQuery('catalogue.structure', {}).data
  const from = index - (index % PAGE)
  const held = useQuery('import.heldPrices', { importId, from, count: PAGE }, { keepPrevious: true }).data?.prices[
    index - from
  ]
  if (!held) return null
  const { id, sku, column, before, after, percent, fileName } = held
  const price = (value: number): string => valueText(value, column, structure, language)
  return (
    <>
      <Cell>
        <Checkbox
          label={<span className="visually-hidden">{t('approval.choose', { sku, column: names.column(column) })}</span>}
          isOn={isChosen(id)}
          onChange={() => onToggle(id)}
        />
      </Cell>
      <Cell isHeader title={sku}>
        {sku}
      </Cell>
      <Cell title={names.column(column)}>{names.column(column)}</Cell>
      <Cell kind="number">{price(before)}</Cell>
      <Cell kind="number">{price(after)}</Cell>
      <Cell kind="number">{t('approval.percent', { percent })}</Cell>
      <Cell title={fileName}>{fileName}</Cell>
    </>
  )
}

/** The ids that are chosen; null for all, so that they need not be known. */
async function idsOf(
  importId: number | null,
  total: number,
  { isAll, but }: { readonly isAll: boolean; readonly but: ReadonlySet<number> },
): Promise<number[] | null> {
  if (!isAll) return [...but]
  if (but.size === 0) return null
  const ids: number[] = []
  for (let from = 0; from < total; from += 1_000) {
    const { prices }: { prices: readonly Held[] } = await call('import.heldPrices', { importId, from, count: 1_000 })
    for (const { id } of prices) if (!but.has(id)) ids.push(id)
  }
  return ids
}
