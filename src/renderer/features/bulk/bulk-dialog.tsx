import { Eraser, Minus, PenLine, WandSparkles } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { formatColumnKey } from '../../../shared/column-key.ts'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { SheetPreview, SheetResult, SheetScope } from '../../../shared/contract/sheet.ts'
import type { Override } from '../../../shared/vocabulary.ts'
import { newRequestId, useJob, useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { closeBulkEdit, useBulkEdit } from '../../state/bulk-edit.ts'
import { useNames } from '../../state/column-names.ts'
import type { Scope } from '../../state/scope.ts'
import { useScope } from '../../state/scope.ts'
import type { Reach, SheetTarget } from '../../state/sheet-target.ts'
import { selectionOf, useSheetTarget } from '../../state/sheet-target.ts'
import { Button, ChooseMany, Dialog, Field, Fieldset, RunningStep, SelectField, cx, toast } from '../../ui/index.ts'
import {
  ChangePreview,
  Receipt,
  columnTitle,
  createOptionSource,
  failure,
  gridColumns,
  useChangePreview,
} from '../grid/index.tsx'
import type { GridColumn } from '../grid/index.tsx'
import { changesFor, isEditable } from './applicable.ts'
import styles from './bulk.module.css'
import type { Draft, Effect } from './draft.ts'
import { FIRST_DRAFT, toOperation } from './draft.ts'
import { OperationForm } from './operation-form.tsx'
import { OverrideChoice } from './override-choice.tsx'
import { ScopeMatrix } from './scope-matrix.tsx'
import { scopeGrid, scopeInView, scopeKey } from './scopes.ts'

/** More columns than this are chosen by hand: a dialog that starts with sixty helps nobody. */
const MOST_COLUMNS_AT_FIRST = 6

/** Old and new of so many cells are listed: as many as a person looks through. */
const SAMPLES = 500

const EFFECTS: readonly (readonly [Effect, typeof Minus])[] = [
  ['leave', Minus],
  ['set', PenLine],
  ['clear', Eraser],
  ['change', WandSparkles],
]

/** One edit of many cells: which products, which columns, what happens, into which channels and languages. */
export function BulkEdit(): ReactNode {
  const isOpen = useBulkEdit((dialog) => dialog.isOpen)
  const target = useSheetTarget((sheet) => sheet.target)
  const structure = useQuery('catalogue.structure', {}).data
  const scope = useScope()
  return isOpen && target && structure && scope ? <OpenDialog {...{ target, structure, scope }} /> : null
}

interface OpenDialogProps {
  readonly target: SheetTarget
  readonly structure: Structure
  readonly scope: Scope
}

function OpenDialog({ target, structure, scope }: OpenDialogProps): ReactNode {
  const language = useLanguage()
  const { t, format, locale } = language
  const names = useNames()
  const all = useMemo(() => gridColumns(structure, scope).filter(isEditable), [structure, scope])
  const [reach, setReach] = useState<Exclude<Reach, 'column'>>(
    target.ranges.length === 0 || target.isSingle ? 'shown' : 'selection',
  )
  const [keys, setKeys] = useState<readonly string[]>(() => firstColumns(target, all))
  const [chosenScopes, setChosenScopes] = useState<readonly SheetScope[] | null>(null)
  const [draft, setDraft] = useState<Draft>(FIRST_DRAFT)
  const [override, setOverride] = useState<readonly Override[]>([])
  const [receipt, setReceipt] = useState<SheetResult | null>(null)
  const apply = useJob('sheet.apply')

  const columns = all.filter(({ key }) => keys.includes(key))
  const grid = scopeGrid(structure, columns)
  const scopes = grid
    ? (chosenScopes ?? scopeInView(grid, scope)).filter((each) =>
        grid.scopes.some((own) => scopeKey(own) === scopeKey(each)),
      )
    : []
  const changes = changesFor(columns)
  const used: Draft = changes.includes(draft.change) ? draft : { ...draft, change: changes[0] ?? draft.change }
  const operation = toOperation(used, format.typed.decimal)
  const selection = keys.length === 0 ? null : selectionOf(target, reach, keys)
  const isNowhere = grid !== null && scopes.length === 0
  const input =
    operation && selection && !isNowhere
      ? { selection, operation, scopes: [...scopes], override: [...override], format: format.typed, language: locale }
      : null
  const preview = useChangePreview(receipt === null && input ? { ...input, samples: SAMPLES } : null)
  const isRunning = apply.state === 'running'
  const changing = preview.counted?.changed ?? 0

  const change = (next: Partial<Draft>): void => {
    setReceipt(null)
    setDraft({ ...used, ...next })
  }
  const run = async (): Promise<void> => {
    if (!input) return
    const outcome = await apply.start({ requestId: newRequestId(), ...input })
    if (outcome.ok) setReceipt(outcome.value)
    else toast(failure(outcome.error, language))
  }
  const options = useMemo(
    () =>
      createOptionSource(
        () => structure,
        () => language,
      ),
    [structure, language],
  )
  const sources = sourceColumns(structure, all, columns).map((key) => ({
    value: key,
    text: names.column(key),
    hint: key,
  }))
  const rows = target.ranges.reduce((sum, { count }) => sum + count, 0)
  const reaches = [
    ...(rows > 0 ? [{ value: 'selection' as const, text: t('bulk.reach.selection', { count: rows }) }] : []),
    { value: 'shown' as const, text: t('bulk.reach.shown', { count: target.total }) },
    { value: 'all' as const, text: t('find.where.all') },
  ]

  const footer = receipt ? (
    <Button kind="primary" onClick={closeBulkEdit}>
      {t('ui.close')}
    </Button>
  ) : (
    <>
      {isRunning && <RunningStep label={t('app.job.sheet.apply')} progress={apply.progress} onCancel={apply.cancel} />}
      <Button onClick={closeBulkEdit}>{t('ui.cancel')}</Button>
      <Button
        kind={draft.effect === 'clear' ? 'danger' : 'primary'}
        disabled={changing === 0}
        isBusy={isRunning}
        onClick={() => void run()}
      >
        {draft.effect === 'clear' ? t('bulk.clearCount', { count: changing }) : t('bulk.run', { count: changing })}
      </Button>
    </>
  )
  return (
    <Dialog isOpen onClose={closeBulkEdit} title={t('bulk.title')} width="wide" footer={footer}>
      <div className={styles['form']}>
        <div className={styles['where']}>
          <SelectField label={t('bulk.products')} value={reach} choices={reaches} onChange={setReach} />
          <Field label={t('bulk.columns')} hint={t('bulk.columns.hint')}>
            <ChooseMany
              label={t('bulk.columns')}
              placeholder={t('bulk.columns.add')}
              choices={all.map((column) => ({ value: column.key, text: columnTitle(column, language) }))}
              chosen={keys}
              onChange={(next) => {
                setReceipt(null)
                setKeys(next)
              }}
            />
          </Field>
          {grid && (
            <Field label={t('bulk.into')} {...(isNowhere ? { error: t('bulk.into.none') } : {})}>
              <ScopeMatrix grid={grid} chosen={scopes} onChange={setChosenScopes} />
            </Field>
          )}
        </div>
        <div className={styles['what']}>
          <Fieldset legend={t('bulk.effect')} className={styles['effects']}>
            {EFFECTS.map(([effect, Icon]) => (
              <label
                key={effect}
                className={cx(styles['effect'], styles[effect], draft.effect === effect && styles['isChosen'])}
              >
                <input
                  type="radio"
                  name="effect"
                  className="visually-hidden"
                  checked={draft.effect === effect}
                  onChange={() => change({ effect })}
                />
                <Icon size={15} aria-hidden />
                {t(`bulk.effect.${effect}`)}
              </label>
            ))}
          </Fieldset>
          <p className={styles['hint']}>{t(`bulk.effect.${draft.effect}.hint`)}</p>
          <OperationForm {...{ draft: used, onChange: change, columns, changes, options, structure, sources }} />
        </div>
      </div>
      <div className={styles['result']}>
        {receipt ? (
          <Receipt key={receipt.changeSet?.id ?? 0} result={receipt} />
        ) : (
          <>
            <ChangePreview preview={preview} />
            <OverrideChoice reasons={preview.counted?.reasons ?? {}} chosen={override} onChange={setOverride} />
            {preview.counted && <PerColumn perColumn={preview.counted.perColumn} />}
          </>
        )}
      </div>
    </Dialog>
  )
}

/** The columns that are selected, if they are few and can be edited. */
function firstColumns(target: SheetTarget, all: readonly GridColumn[]): readonly string[] {
  const selected = new Set(target.ranges.flatMap(({ columns }) => columns))
  const editable = all.filter(({ key }) => selected.has(key)).map(({ key }) => key)
  return editable.length <= MOST_COLUMNS_AT_FIRST ? editable : []
}

/** Columns to take values from: those of the scope in view, and the chosen ones in every other scope. */
function sourceColumns(
  structure: Structure,
  all: readonly GridColumn[],
  chosen: readonly GridColumn[],
): readonly string[] {
  const others = chosen.flatMap(({ attribute }) =>
    attribute === null || attribute.type === 'price'
      ? []
      : structure.channels.flatMap(({ code, locales }) =>
          locales.flatMap((locale) =>
            [null, ...(attribute.hasContext ? structure.contexts : [])].map((context) =>
              formatColumnKey({
                attribute: attribute.code,
                channel: attribute.isScopable ? code : null,
                locale: attribute.isLocalizable ? locale : null,
                context: context?.code ?? null,
                currency: null,
              }),
            ),
          ),
        ),
  )
  return [...new Set([...others, ...all.map(({ key }) => key)])]
}

/** Counts of each column and scope that is written to, where there are several. */
function PerColumn({ perColumn }: Pick<SheetPreview, 'perColumn'>): ReactNode {
  const { t, format } = useLanguage()
  const names = useNames()
  if (perColumn.length < 2) return null
  return (
    <table className={styles['perColumn']} aria-label={t('bulk.perColumn')}>
      <tbody>
        {perColumn.map(({ column, changed, unchanged, refused, locked }) => (
          <tr key={column}>
            <th scope="row">{names.column(column)}</th>
            <td>{t('change.changed', { count: changed })}</td>
            <td>{t('change.unchanged', { count: unchanged })}</td>
            <td>{refused > 0 && t('change.refused', { count: refused })}</td>
            <td>{locked > 0 && t('change.locked', { count: locked })}</td>
            <td>{format.number(changed + unchanged + refused + locked)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
