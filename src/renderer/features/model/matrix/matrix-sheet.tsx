import { Plus, Undo2 } from 'lucide-react'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { Structure } from '../../../../shared/contract/catalogue.ts'
import { assertNever } from '../../../../shared/errors.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { useEngineEvent } from '../../../engine/index.ts'
import { rejectionText, useLanguage } from '../../../i18n/index.ts'
import { Button } from '../../../ui/index.ts'
import type { CellNotice, EditStart, EditorEnd } from '../../grid/index.tsx'
import {
  EditorOver,
  columnTitle,
  createCellNotice,
  createOptionSource,
  kindClasses,
  lockText,
  unitSymbols,
} from '../../grid/index.tsx'
import type { Cell, CellChange, CellWords, GridColumn, SheetCommand } from '../../grid/parts.ts'
import {
  clampCell,
  commandOf,
  extendTo,
  fitted,
  isSelected,
  isSingleCell,
  rectsOf,
  selectCell,
} from '../../grid/parts.ts'
import { actOf } from './matrix-acts.ts'
import { MatrixCell } from './matrix-cell.tsx'
import type { Matrix, Missing } from './matrix-layout.ts'
import { matrixLayout } from './matrix-layout.ts'
import { moved } from './matrix-moves.ts'
import { createMatrixSession } from './matrix-session.ts'
import { MatrixTable } from './matrix-table.tsx'
import type { Manner, PlaceChange, Work } from './matrix-work.ts'
import styles from './matrix.module.css'
import { useMatrixClipboard } from './use-matrix-clipboard.ts'
import { useMatrixStep } from './use-matrix-step.ts'

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

/** What is typed into: as it stood when it was opened, whatever is asked anew meanwhile. */
interface Editing {
  readonly cell: Cell
  readonly work: Work
  readonly start: EditStart
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
  const step = useMatrixStep(structure)
  const host = useRef<HTMLDivElement>(null)
  const anchor = useRef<HTMLElement | null>(null)
  const notice = useRef<CellNotice | null>(null)
  const wantsFocus = useRef(false)
  const [, draw] = useReducer((count: number) => count + 1, 0)
  const [chosen, setChosen] = useState(selectCell({ row: 0, column: 0 }))
  const [editing, setEditing] = useState<Editing | null>(null)
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
  const startOf = (cell: Cell): EditStart | null => {
    const row = rowAt(cell)
    if (row !== undefined) return desk.start(row, column.id)
    const { missing } = layout.at(cell)
    if (!missing) return null
    return { column, value: null, text: column.kind === 'sku' ? missing.sku : '', sku: missing.sku }
  }
  const isFilled = (cell: Cell): boolean => valueAt(cell) !== null
  const work: Work = { modelId, matrix, layout, session, column, words }
  const open = (cell: Cell, typed: string | null): void => {
    const start = startOf(cell)
    if (!start) return
    anchor.current = elementAt(cell)
    notice.current?.hide()
    setEditing({ cell, work, start, typed })
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

  const say = (cell: Cell, text: string): void => notice.current?.show(cell.row, String(cell.column), text)

  const carryOut = async (
    changes: readonly PlaceChange[],
    manner: Manner,
    make: readonly Missing[] = [],
    on: Work = work,
  ): Promise<void> => {
    const reason = await step.carryOut(on, changes, manner, make)
    if (reason && changes.length + make.length === 1) say(active, rejectionText(reason, language))
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
  const handleClose = (to: CellChange | null, end: EditorEnd): void => {
    const { cell: opened = active, work: on = work } = editing ?? {}
    const { variant } = on.layout.at(opened)
    setEditing(null)
    if (to && variant) desk.change(variant.productId, on.column.id, to)
    else if (to) void carryOut([{ cell: opened, change: to }], { kind: 'create' }, [], on)
    desk.lockAgain()
    if (end.by === 'blur') return
    // Rows may have come in before it meanwhile.
    const cell = (variant && layout.cellOf(variant.productId)) ?? opened
    const from = isSameCell(cell, active) ? selection : selectCell(cell)
    if (end.by === 'move') return select(selectCell(clampCell(stepFrom(cell, end), size)))
    if (end.by !== 'enter' && end.by !== 'tab') return select(from)
    select(moved(from, { do: end.by, step: end.step }, size, isFilled) ?? from)
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
    const act = actOf(command, { selection, layout, valueAt })
    const row = rowAt(active)
    switch (act?.do) {
      case undefined:
        return false
      case 'change':
        void carryOut(act.changes, { kind: act.kind })
        break
      case 'make':
        make(act.missing)
        break
      case 'clear-cell':
        if (row !== undefined) desk.clear(row, column.id)
        break
      case 'toggle-cell':
        if (row !== undefined && column.kind === 'boolean') desk.toggle(row, column.id)
        break
      case 'edit':
        edit(active, null, true)
        break
      case 'drop-copy':
        clipboard.drop()
        notice.current?.hide()
        break
      default:
        return assertNever(act)
    }
    return true
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

  const clipboard = useMatrixClipboard({
    host,
    rect: editing ? undefined : rectsOf(selection, size).at(-1),
    size,
    column,
    words,
    valueAt,
    onPaste: (changes, isRaw) => void carryOut(changes, { kind: 'paste', isRaw }),
  })

  const title = columnTitle(column, language)
  const activeRow = rowAt(active)
  const activeState = activeRow === undefined ? null : desk.state(activeRow, column.id)
  const activeReason = activeRow === undefined ? null : desk.reason(activeRow, column.id)
  const activeMissing = layout.at(active).missing

  const renderCell = (cell: Cell): ReactNode => {
    const { variant, missing } = layout.at(cell)
    const row = rowAt(cell)
    const refusal = missing && step.notMade.get(missing.sku)
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
        isActive={isSameCell(cell, active)}
        isSelected={isChosen}
        isTinted={isChosen && !isSingleCell(selection, size)}
        isCopied={clipboard.isCopied(cell)}
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
        <MatrixTable
          label={t('model.matrix.label', { column: title, name: matrix.sku })}
          axes={matrix.axes}
          layout={layout}
          activeRow={active.row}
          isNumeric={kindClasses(column.kind).includes('cell-number')}
          axisValue={axisValue}
          onSelect={select}
          onKeyDown={handleKeyDown}
          onScroll={() => notice.current?.follow()}
          renderCell={renderCell}
        />
        {editing && (
          <EditorOver
            key={`${editing.cell.row},${editing.cell.column}`}
            start={editing.start}
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

function isSameCell(a: Cell, b: Cell): boolean {
  return a.row === b.row && a.column === b.column
}

function stepFrom({ row, column }: Cell, { rows, columns }: { readonly rows: number; readonly columns: number }): Cell {
  return { row: row + rows, column: column + columns }
}
