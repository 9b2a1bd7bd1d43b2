import { Plus, Undo2 } from 'lucide-react'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { useEffect, useEffectEvent, useMemo, useReducer, useRef, useState } from 'react'
import type { Structure } from '../../../../shared/contract/catalogue.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { useSteps } from '../../../app/use-steps.ts'
import { useEngineEvent } from '../../../engine/index.ts'
import { errorText, rejectionText, useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { stepName } from '../../../state/step-name.ts'
import { Button, toast } from '../../../ui/index.ts'
import type { CellNotice, EditorEnd } from '../../grid/index.tsx'
import {
  EditorOver,
  columnTitle,
  createCellNotice,
  createOptionSource,
  lockText,
  overrideOffers,
  unitSymbols,
} from '../../grid/index.tsx'
import type { Cell, CellChange, CellWords, GridColumn, Rect, SheetCommand } from '../../grid/parts.ts'
import {
  clampCell,
  commandOf,
  extendTo,
  fitted,
  isSelected,
  isSingleCell,
  listenToClipboard,
  rectsOf,
  selectCell,
} from '../../grid/parts.ts'
import { clipboardTable, copiedBlock, pastedPlaces } from './matrix-clipboard.ts'
import { MatrixCell } from './matrix-cell.tsx'
import type { Matrix, Missing } from './matrix-layout.ts'
import { matrixLayout } from './matrix-layout.ts'
import { moved, selectLane } from './matrix-moves.ts'
import { createMatrixSession } from './matrix-session.ts'
import type { Done, Manner, PlaceChange, Work } from './matrix-work.ts'
import { changePlaces, receiptOf } from './matrix-work.ts'
import styles from './matrix.module.css'

interface MatrixSheetProps {
  readonly modelId: number
  readonly matrix: Matrix
  readonly structure: Structure
  readonly columns: readonly GridColumn[]
  /** What its cells show. */
  readonly column: GridColumn
  readonly isReadOnly: boolean
  readonly axisValue: (attribute: string, value: CellValue) => string
}

interface Editing {
  readonly cell: Cell
  readonly typed: string | null
}

/**
 * The variants of a model as a sheet: its axes are the rows and columns, one attribute is in the cells. Keys, editors,
 * locks and the clipboard are those of the sheet of products; a value for a combination nobody has made makes it.
 */
export function MatrixSheet(props: MatrixSheetProps): ReactNode {
  'use no memo' // cells are read from a store that stays the same object
  const { modelId, matrix, structure, columns, column, isReadOnly, axisValue } = props
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const steps = useSteps()
  const host = useRef<HTMLDivElement>(null)
  const anchor = useRef<HTMLElement | null>(null)
  const notice = useRef<CellNotice | null>(null)
  const wantsFocus = useRef(false)
  const [, draw] = useReducer((count: number) => count + 1, 0)
  const [chosen, setChosen] = useState(selectCell({ row: 0, column: 0 }))
  const [editing, setEditing] = useState<Editing | null>(null)
  const [copied, setCopied] = useState<{ readonly cells: readonly Cell[]; readonly isCut: boolean } | null>(null)
  const [notMade, setNotMade] = useState<Done['notMade']>(new Map())
  const layout = useMemo(() => matrixLayout(matrix), [matrix])
  const { size } = layout
  const selection = fitted(chosen, size)
  const { active } = selection
  const settings = {
    structure,
    language,
    columns,
    isReadOnly,
    parents: matrix.parents,
    shown: [...matrix.axes, column.id],
  }
  const [session] = useState(() => createMatrixSession(settings))
  const { desk, store } = session
  const words: CellWords = { language, labelOf: store.label, units: unitSymbols(structure) }
  const options = useMemo(
    () =>
      createOptionSource(
        () => structure,
        () => language,
      ),
    [structure, language],
  )

  const elementAt = (cell: Cell): HTMLElement | null =>
    host.current?.querySelector<HTMLElement>(`[data-cell="${cell.row},${cell.column}"]`) ?? null
  const cellOfRow = (row: number): Cell | null => layout.cellOf(store.idAt(row) ?? 0)
  const rowAt = (cell: Cell): number | undefined => {
    const { variant } = layout.at(cell)
    return variant ? session.rowOf(variant.productId) : undefined
  }
  const valueAt = (cell: Cell): CellValue => {
    const row = rowAt(cell)
    return row === undefined ? null : (desk.value(row, column.id) ?? null)
  }
  const isFilled = (cell: Cell): boolean => valueAt(cell) !== null
  const open = (cell: Cell, typed: string | null): void => {
    anchor.current = elementAt(cell)
    notice.current?.hide()
    setEditing({ cell, typed })
  }
  const now = {
    onChange: draw,
    onNotice: (row: number, _: string, text: string, action?: { readonly text: string; readonly run: () => void }) => {
      const cell = cellOfRow(row)
      if (cell) requestAnimationFrame(() => notice.current?.show(cell.row, String(cell.column), text, action))
    },
    onEdit: (row: number) => {
      const cell = cellOfRow(row)
      if (cell) open(cell, null)
    },
  }
  useEffect(() => session.update(settings, now))
  useEngineEvent('catalogue.changed', (event) => session.handleChange(event))
  useEffect(() => {
    if (!host.current) return
    const element = host.current
    notice.current = createCellNotice(element, (row, at) => element.querySelector(`[data-cell="${row},${at}"]`))
    return () => element.querySelector('.cell-notice')?.remove()
  }, [host, notice])

  const select = (next: typeof selection): void => {
    wantsFocus.current = true
    notice.current?.hide()
    setChosen(next)
  }
  useEffect(() => {
    if (!wantsFocus.current || editing) return
    wantsFocus.current = false
    const element = elementAt(active)
    element?.focus({ preventScroll: true })
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const work: Work = { modelId, matrix, layout, session, column, words }
  const say = (cell: Cell, text: string): void => notice.current?.show(cell.row, String(cell.column), text)

  const carryOut = async (changes: readonly PlaceChange[], manner: Manner, make: readonly Missing[] = []) => {
    const done = await changePlaces(work, changes, manner, make)
    if (!done) return
    if (done.error) return toast({ id: 'step', kind: 'bad', text: errorText(done.error, language) })
    setNotMade(done.notMade)
    const { label, refused, reasons } = receiptOf(done)
    toast({
      id: 'step',
      kind: refused > 0 ? 'bad' : label ? 'good' : 'info',
      text: label ? stepName(label, structure, language) : t('sheet.same'),
      ...(refused > 0 ? { detail: t('sheet.refused', { count: refused }) } : {}),
      ...(label ? { action: { text: t('app.undo'), onClick: steps.undo } } : {}),
      others: overrideOffers(
        reasons,
        language,
        (override) => void carryOut(changes, { ...manner, override: [override] }),
      ),
    })
    const [first] = [...done.notMade.values()]
    if (first && changes.length + make.length === 1) say(active, rejectionText(first, language))
  }

  /** Why a combination that is not there takes nothing; null when it does. */
  const closedFor = (): string | null => {
    if (isReadOnly) return lockText('read-only', language)
    return column.owner === 'pim' ? null : lockText(column.owner, language)
  }
  const edit = (cell: Cell, typed: string | null, isAsking: boolean): void => {
    const { variant, missing } = layout.at(cell)
    const row = rowAt(cell)
    if (variant && row !== undefined) {
      const isExplained = notice.current?.isAt(cell.row, String(cell.column)) ?? false
      if (isAsking && isExplained && desk.takeOver(row, column.id)) open(cell, null)
      else if (!desk.explainLock(row, column.id)) open(cell, typed)
    } else if (missing) {
      const why = closedFor()
      if (why === null) open(cell, typed)
      else say(cell, why)
    }
  }
  const change = (cell: Cell, to: CellChange): void => {
    const row = rowAt(cell)
    if (row !== undefined) desk.change(row, column.id, to)
    else void carryOut([{ cell, change: to }], { kind: 'create' })
  }
  const handleClose = (to: CellChange | null, end: EditorEnd): void => {
    const cell = editing?.cell ?? active
    setEditing(null)
    if (to) change(cell, to)
    desk.lockAgain()
    if (end.by === 'blur') return
    if (end.by === 'move') return select(selectCell(clampCell(stepFrom(cell, end), size)))
    if (end.by !== 'enter' && end.by !== 'tab') return select(selection)
    select(moved(selection, { do: end.by, step: end.step }, size, isFilled) ?? selection)
  }

  const selectedCells = (): Cell[] => {
    const cells = new Map<string, Cell>()
    for (const cell of rectsOf(selection, size).flatMap((rect) => cellsIn(rect).flat()))
      cells.set(`${cell.row},${cell.column}`, cell)
    return [...cells.values()]
  }
  const toValue = (value: CellValue): CellChange =>
    value === null ? { kind: 'clear-value' } : { kind: 'set-value', value }
  const fill = (sourceOf: (cell: Cell) => Cell): void => {
    const changes = selectedCells().flatMap((cell): PlaceChange[] => {
      const source = sourceOf(cell)
      const isItself = source.row === cell.row && source.column === cell.column
      return isItself ? [] : [{ cell, change: toValue(valueAt(source)) }]
    })
    void carryOut(changes, { kind: 'edit' })
  }
  const make = (missing: readonly Missing[]): void => {
    if (isReadOnly) return say(active, lockText('read-only', language))
    void carryOut([], { kind: 'create' }, missing)
  }

  const run = (command: SheetCommand): boolean => {
    const next = moved(selection, command, size, isFilled)
    if (next) {
      select(next)
      return true
    }
    const [rect] = rectsOf(selection, size).slice(-1)
    const row = rowAt(active)
    const { missing } = layout.at(active)
    switch (command.do) {
      case 'clear':
        if (!isSingleCell(selection, size))
          void carryOut(
            selectedCells().map((cell) => ({ cell, change: { kind: 'clear-value' } })),
            { kind: 'clear' },
          )
        else if (row !== undefined) desk.clear(row, column.id)
        return true
      case 'fill-down':
        if (rect)
          fill((cell) =>
            rect.top === rect.bottom ? { ...cell, row: Math.max(0, cell.row - 1) } : { ...cell, row: rect.top },
          )
        return true
      case 'fill-right':
        if (rect)
          fill((cell) =>
            rect.left === rect.right
              ? { ...cell, column: Math.max(0, cell.column - 1) }
              : { ...cell, column: rect.left },
          )
        return true
      case 'fill-all':
        fill(() => active)
        return true
      case 'toggle':
        if (missing || !isSingleCell(selection, size))
          make(selectedCells().flatMap((cell) => layout.at(cell).missing ?? []))
        else if (row !== undefined && column.kind === 'boolean') desk.toggle(row, column.id)
        return true
      case 'edit':
      case 'choose':
        edit(active, null, true)
        return true
      case 'drop-copy':
        setCopied(null)
        notice.current?.hide()
        return true
      default:
        return false
    }
  }
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (editing || event.nativeEvent.isComposing || !(event.target instanceof HTMLTableCellElement)) return
    const command = commandOf(event.nativeEvent)
    const isTyped =
      (event.key.length === 1 || event.key === 'Backspace') && !event.ctrlKey && !event.metaKey && !event.altKey
    if (command && run(command)) event.preventDefault()
    else if (isTyped && !command) {
      event.preventDefault()
      edit(active, event.key === 'Backspace' ? '' : event.key, false)
    } else if (event.key === 'Backspace') {
      event.preventDefault()
      edit(active, '', false)
    }
  }

  const handlePointer = (event: PointerEvent<HTMLElement>, cell: Cell): void => {
    if (event.button !== 0) return
    select(event.shiftKey ? extendTo(selection, cell) : selectCell(cell))
  }
  const handleDrag = (event: PointerEvent<HTMLElement>, cell: Cell): void => {
    if (event.buttons === 1 && !editing) select(extendTo(selection, cell))
  }

  const lastRect = (): Rect | undefined => rectsOf(selection, size).at(-1)
  const isOurs = useEffectEvent(
    () => editing === null && host.current?.contains(document.activeElement) === true && lastRect() !== undefined,
  )
  const copy = useEffectEvent((isCut: boolean) => {
    const rect = lastRect()
    if (!rect) return
    const rows = cellsIn(rect)
    void window.desktop.writeClipboard(
      copiedBlock(
        column,
        rows.map((cells) => cells.map(valueAt)),
        words,
      ),
    )
    setCopied({ cells: rows.flat(), isCut })
  })
  const paste = useEffectEvent((html: string, text: string) => {
    const rect = lastRect()
    if (!rect) return
    void clipboardTable(html, text, column, language.format.typed.decimal).then(({ table, isRaw }) => {
      const places = pastedPlaces(table, rect, size)
      const isInto = (cell: Cell): boolean =>
        places.some((place) => place.cell.row === cell.row && place.cell.column === cell.column)
      const emptied = copied?.isCut === true ? copied.cells.filter((cell) => !isInto(cell)) : []
      setCopied(null)
      const cleared = emptied.map((cell): PlaceChange => ({ cell, change: { kind: 'clear-value' } }))
      return carryOut([...places, ...cleared], { kind: 'paste', isRaw })
    })
  })
  useEffect(
    () =>
      listenToClipboard({
        isOurs: () => isOurs(),
        onCopy: (isCut) => copy(isCut),
        onPaste: (html, text) => paste(html, text),
      }),
    [],
  )

  const title = columnTitle(column, language)
  const headOf = (values: readonly CellValue[], from: number): string =>
    values.length === 0
      ? t('model.variants')
      : values.map((value, at) => axisValue(matrix.axes[from + at] ?? '', value)).join(' × ')
  const startOf = ({ cell }: Editing) => {
    const row = rowAt(cell)
    if (row !== undefined) return desk.start(row, column.id)
    const { missing } = layout.at(cell)
    if (!missing) return null
    return { column, value: null, text: column.kind === 'sku' ? missing.sku : '', sku: missing.sku }
  }
  const start = editing && startOf(editing)
  const activeRow = rowAt(active)
  const activeState = activeRow === undefined ? null : desk.state(activeRow, column.id)
  const activeReason = activeRow === undefined ? null : desk.reason(activeRow, column.id)
  const activeMissing = layout.at(active).missing

  const renderCell = (cell: Cell): ReactNode => {
    const { variant, missing } = layout.at(cell)
    const row = rowAt(cell)
    const refusal = missing && notMade.get(missing.sku)
    const isChosen = isSelected(selection, cell, size)
    return (
      <MatrixCell
        key={cell.column}
        cell={cell}
        column={column}
        sku={variant?.sku ?? null}
        missing={missing}
        state={row === undefined ? null : desk.state(row, column.id)}
        value={valueAt(cell)}
        reason={
          (row === undefined ? null : desk.reason(row, column.id)) ??
          (refusal ? rejectionText(refusal, language) : null)
        }
        isRefused={Boolean(refusal)}
        isActive={cell.row === active.row && cell.column === active.column}
        isSelected={isChosen}
        isTinted={isChosen && !isSingleCell(selection, size)}
        isCopied={copied?.cells.some((each) => each.row === cell.row && each.column === cell.column) ?? false}
        onPointerDown={(event) => handlePointer(event, cell)}
        onPointerEnter={(event) => handleDrag(event, cell)}
        onDoubleClick={() => edit(cell, null, false)}
        onMake={(one) => make([one])}
      />
    )
  }

  return (
    <>
      <div ref={host} className={styles['frame']}>
        <div className={styles['scroll']} data-scrolls-sideways onScroll={() => notice.current?.follow()}>
          <table
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table walked cell by cell
            role="grid"
            className={styles['grid']}
            aria-label={t('model.matrix.label', { column: title, name: matrix.sku })}
            aria-multiselectable
            onKeyDown={handleKeyDown}
          >
            <thead>
              <tr>
                <th scope="col">{matrix.axes.map((axis) => names.attribute(axis)).join(' × ')}</th>
                {layout.columns.map((values, at) => (
                  <th
                    key={JSON.stringify(values)}
                    scope="col"
                    onPointerDown={() => select(selectLane(size, { column: at }))}
                  >
                    {headOf(values, layout.down)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {layout.rows.map((values, row) => (
                <tr key={JSON.stringify(values)}>
                  <th scope="row" onPointerDown={() => select(selectLane(size, { row }))}>
                    {headOf(values, 0)}
                  </th>
                  {layout.columns.map((_, at) => renderCell({ row, column: at }))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {editing && start && (
          <EditorOver
            key={`${editing.cell.row},${editing.cell.column}`}
            start={start}
            options={options}
            title={title}
            id={`matrix-${CSS.escape(column.id)}`}
            typed={editing.typed}
            isRefused={activeRow !== undefined && desk.edit(activeRow, column.id) !== undefined}
            anchor={anchor}
            onClose={handleClose}
          />
        )}
      </div>
      <div className={styles['state']}>
        {matrix.missing.length > 0 && !isReadOnly && (
          <Button icon={Plus} onClick={() => make(matrix.missing)}>
            {t('model.variants.addMissing', { count: matrix.missing.length })}
          </Button>
        )}
        <code>{layout.at(active).variant?.sku ?? activeMissing?.sku}</code>
        <output>{activeReason ?? (activeMissing ? t('model.matrix.howToMake') : '')}</output>
        {activeState?.override != null && activeState.lock === null && (
          <Button kind="quiet" icon={Undo2} onClick={() => activeRow !== undefined && desk.reset(activeRow, column.id)}>
            {t(activeState.override === 'own' ? 'grid.override.reset' : 'grid.override.give')}
          </Button>
        )}
      </div>
      {layout.hidden.length > 0 && (
        <p className={styles['hidden']}>
          {t('model.matrix.twice', {
            count: layout.hidden.length,
            names: layout.hidden.map(({ sku }) => sku).join(', '),
          })}
        </p>
      )}
    </>
  )
}

/** Its cells, row by row. */
function cellsIn({ top, left, bottom, right }: Rect): readonly (readonly Cell[])[] {
  return Array.from({ length: bottom - top + 1 }, (_, row) =>
    Array.from({ length: right - left + 1 }, (__, at) => ({ row: top + row, column: left + at })),
  )
}

function stepFrom({ row, column }: Cell, { rows, columns }: { readonly rows: number; readonly columns: number }): Cell {
  return { row: row + rows, column: column + columns }
}
