import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { call, useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import type { EditStart, EditorEnd } from '../../grid/index.tsx'
import { EditorOver, createOptionSource } from '../../grid/index.tsx'
import type { CellChange, Rect, SheetCommand } from '../../grid/parts.ts'
import { listenToClipboard, selectRange } from '../../grid/parts.ts'
import '../../grid/grid.css'
import type { Description, Plan } from '../import-session.ts'
import { turnRepair } from '../import-session.ts'
import type { StagedRow } from '../staged-row.ts'
import { toneClass } from '../../../ui/index.ts'
import { useRuleNames } from '../rule-names.ts'
import { OUTCOME_TONES } from '../staged-row.ts'
import { RepairBar } from './repair-bar.tsx'
import type { Operation } from './repairs.ts'
import { operationOf, repairRects } from './repairs.ts'
import styles from './sheet.module.css'
import type { StagedCell } from './staged-cell.ts'
import { stagedCell } from './staged-cell.ts'
import { copiedTexts, pastedTexts } from './staged-clipboard.ts'
import type { StagedColumn } from './staged-column.ts'
import { stagedColumns } from './staged-column.ts'
import type { StagedGrid, StagedGridOptions } from './staged-grid.ts'
import { createStagedGrid } from './staged-grid.ts'
import type { ShownRows } from './use-shown-rows.ts'

interface StagingSheetProps {
  readonly importId: number
  readonly description: Description
  readonly plan: Plan
  readonly rows: ShownRows
  readonly isBusy: boolean
  readonly onSelect: (row: StagedRow | null) => void
  readonly onFilterAnew: () => void
}

interface Editing {
  readonly row: number
  readonly column: StagedColumn
  readonly typed: string | null
  readonly start: EditStart
}

/** As much as a copy takes from the engine. */
const COPIED_ROWS = 20_000
const PAGE = 1_000

/**
 * The rows of the file as the catalogue would have them, to be repaired: keys, editors, selection and clipboard are those
 * of the sheet of products. What is typed counts instead of what the file says, which is one click away.
 */
export function StagingSheet(props: StagingSheetProps): ReactNode {
  'use no memo' // the grid is an object of its own that is asked, not described
  const { importId, description, plan, rows, isBusy, onSelect, onFilterAnew } = props
  const language = useLanguage()
  const { t, format } = language
  const names = useNames()
  const structure = useQuery('catalogue.structure', {}).data
  const ruleName = useRuleNames(Object.keys(plan.breaks ?? {}).length > 0)
  const host = useRef<HTMLElement>(null)
  const anchor = useRef<HTMLElement | null>(null)
  const grid = useRef<StagedGrid | null>(null)
  const [editing, setEditing] = useState<Editing | null>(null)
  const [isReplacing, setReplacing] = useState(false)
  const [repairsAtFilter, setRepairsAtFilter] = useState({ version: rows.version, plan })
  const columns = useMemo(() => stagedColumns(description.columns, structure), [description, structure])
  const options = useMemo(
    () =>
      createOptionSource(
        () => structure,
        () => language,
      ),
    [structure, language],
  )
  if (repairsAtFilter.version !== rows.version) setRepairsAtFilter({ version: rows.version, plan })

  const columnOf = (id: string): StagedColumn | undefined => columns.find((column) => column.id === id)
  const cellOf = (row: StagedRow, column: StagedColumn): StagedCell =>
    stagedCell(row, column, structure, language, ruleName)
  const load = async (from: number, count: number): Promise<readonly StagedRow[]> =>
    (await call('import.preview', { importId, view: rows.view, from, count })).rows
  const shownColumns = (): readonly (StagedColumn | undefined)[] =>
    (grid.current?.sheet.columnIds() ?? []).map((id) => columnOf(id))

  const selected = (): readonly Rect[] => grid.current?.sheet.rects() ?? []
  const repair = async (rects: readonly Rect[], operation: Operation): Promise<void> => {
    if (isBusy || rects.length === 0) return
    await repairRects({ importId, view: rows.view, columns: shownColumns(), language }, rects, operation)
    grid.current?.refresh()
  }
  const turn = async (direction: 'undo' | 'redo'): Promise<void> => {
    if (isBusy) return
    await turnRepair(importId, direction)
    grid.current?.refresh()
  }
  /** Of one cell: its whole column, which is what one means by replacing. */
  const replaceIn = (operation: Operation): Promise<void> => {
    const [rect] = selected()
    const isStep = operation.kind === 'step' && operation.step.kind === 'replace'
    const isOne = rect !== undefined && selected().length === 1 && rect.top === rect.bottom && rect.left === rect.right
    return repair(isStep && isOne ? [{ ...rect, top: 0, bottom: rows.total - 1 }] : selected(), operation)
  }

  const open = (typed: string | null): void => {
    const at = grid.current?.sheet.active()
    const row = at && grid.current?.rowAt(at.row)
    const column = at && columnOf(at.columnId)
    const element = at && grid.current?.elementAt(at.row, at.columnId)
    if (!at || !row || !column || !element || isBusy) return
    const cell = cellOf(row, column)
    anchor.current = element
    const start = { column: column.grid, value: cell.value, text: cell.typed, sku: row.sku }
    setEditing({ row: at.row, column, typed, start })
  }
  const handleClose = (change: CellChange | null, end: EditorEnd): void => {
    const edited = editing
    setEditing(null)
    if (!edited) return
    const sheet = grid.current?.sheet
    const at = shownColumns().findIndex((column) => column?.id === edited.column.id)
    const cell = { top: edited.row, bottom: edited.row, left: at, right: at }
    if (change) void repair([cell], operationOf(change))
    if (!sheet || end.by === 'blur') return
    if (end.by === 'enter' || end.by === 'tab') sheet.stepAfterEdit(end.by, end.step)
    else if (end.by === 'move') sheet.move(end.rows, end.columns)
    else sheet.select(sheet.selection())
  }

  const run = (command: SheetCommand): boolean => {
    const rects = selected()
    const last = rects.at(-1)
    switch (command.do) {
      case 'edit':
      case 'choose':
        open(null)
        return true
      case 'clear':
        void repair(rects, { kind: 'leave' })
        return true
      case 'fill-down':
        if (last) {
          const from = last.top === last.bottom ? last.top - 1 : last.top
          if (from >= 0) void repair([{ ...last, top: from + 1 }], { kind: 'fill-down', from })
        }
        return true
      case 'fill-right':
        if (last) {
          const from = shownColumns()[last.left === last.right ? last.left - 1 : last.left]
          const left = last.left === last.right ? last.left : last.left + 1
          if (from) void repair([{ ...last, left }], { kind: 'fill-right', from: from.source })
        }
        return true
      case 'drop-copy':
        grid.current?.sheet.showCopied([])
        return true
      default:
        return false
    }
  }

  const copy = async (): Promise<void> => {
    const [rect] = selected()
    if (!rect) return
    const shown = shownColumns().slice(rect.left, rect.right + 1)
    const count = Math.min(COPIED_ROWS, rect.bottom - rect.top + 1)
    const lines: string[][] = []
    for (let done = 0; done < count; done += PAGE) {
      for (const row of await load(rect.top + done, Math.min(PAGE, count - done)))
        lines.push(
          shown.map((column) => (column === undefined ? t(`import.outcome.${row.outcome}`) : cellOf(row, column).text)),
        )
    }
    await window.desktop.writeClipboard(copiedTexts(lines))
    grid.current?.sheet.showCopied([rect])
  }
  const paste = async (html: string, text: string): Promise<void> => {
    const rect = selected().at(-1)
    if (!rect) return
    const shown = shownColumns()
    const left = Math.max(
      rect.left,
      shown.findIndex((column) => column !== undefined),
    )
    const targets = shown.slice(left).flatMap((column) => column?.grid ?? [])
    const table = await pastedTexts(html, text, targets, format.typed.decimal)
    const size = { rows: table.length, columns: Math.max(1, ...table.map(({ length }) => length)) }
    const into = { rows: rect.bottom - rect.top + 1, columns: rect.right - left + 1 }
    const area = into.rows % size.rows === 0 && into.columns % size.columns === 0 ? into : size
    const pasted = {
      top: rect.top,
      left,
      bottom: Math.min(rows.total - 1, rect.top + area.rows - 1),
      right: Math.min(shown.length - 1, left + area.columns - 1),
    }
    grid.current?.sheet.showCopied([])
    await repair([pasted], { kind: 'table', table: table.map((row) => [...row]) })
    grid.current?.sheet.select(
      selectRange({ row: pasted.top, column: pasted.left }, { row: pasted.bottom, column: pasted.right }),
    )
  }

  const asked = useEffectEvent((): StagedGridOptions => ({
    count: () => rows.total,
    load,
    column: columnOf,
    cell: cellOf,
    outcome: (row) => ({
      text: t(`import.outcome.${row.outcome}`),
      className: toneClass(OUTCOME_TONES[row.outcome]),
    }),
    line: ({ line }) => format.number(line),
    classOf: (cell) => [
      toneClass(cell.tone),
      cell.repair === null ? '' : (styles['repaired'] ?? ''),
      cell.repair === 'leave' ? (styles['left'] ?? '') : '',
    ],
    onCommand: run,
    onFill: (source, target) => {
      const down = target.top > source.bottom || target.bottom < source.top
      const from = shownColumns()[source.left]
      if (down) void repair([target], { kind: 'fill-down', from: source.top })
      else if (from) void repair([target], { kind: 'fill-right', from: from.source })
    },
    onType: open,
    onEdit: () => open(null),
    onCursor: onSelect,
  }))
  const isOurs = useEffectEvent(
    () => editing === null && host.current?.contains(document.activeElement) === true && selected().length > 0,
  )
  const handleCopy = useEffectEvent(() => void copy())
  const handlePaste = useEffectEvent((html: string, text: string) => void paste(html, text))

  useEffect(() => {
    if (!host.current) return undefined
    const made = createStagedGrid(host.current, () => asked())
    grid.current = made
    const stop = listenToClipboard({
      isOurs: () => isOurs(),
      onCopy: () => handleCopy(),
      onPaste: (html, text) => handlePaste(html, text),
    })
    return () => {
      stop()
      made.destroy()
      grid.current = null
    }
  }, [])
  useEffect(() =>
    grid.current?.setColumns(columns, {
      line: t('import.staging.row'),
      outcome: t('import.staging.outcome'),
      of: ({ target }) => names.column(target),
      version: `${language.locale} ${structure === undefined}`,
    }),
  )
  const version = useRef(rows.version)
  useEffect(() => {
    if (version.current === rows.version) return
    version.current = rows.version
    grid.current?.reload()
  }, [rows.version])

  const handleKeyDown = (event: KeyboardEvent): void => {
    const { key } = event
    if (!(event.ctrlKey || event.metaKey) || event.altKey || editing) return
    const letter = key.toLowerCase()
    if (letter === 'z') void turn(event.shiftKey ? 'redo' : 'undo')
    else if (letter === 'y') void turn('redo')
    else if (letter === 'h' && !event.shiftKey) setReplacing(true)
    else return
    event.preventDefault() // elsewhere these keys are the catalogue's
    event.stopPropagation()
  }

  const isOutdated = rows.view === 'shown' && repairsAtFilter.plan !== plan
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the sheet and of its bar
    <div className={styles['sheet']} onKeyDown={handleKeyDown}>
      <RepairBar
        repairs={plan.repairs}
        isBusy={isBusy}
        isOutdated={isOutdated}
        isReplacing={isReplacing}
        onReplacing={setReplacing}
        onRepair={(operation) => void replaceIn(operation)}
        onTurn={(direction) => void turn(direction)}
        onFilterAnew={onFilterAnew}
      />
      <div className={styles['host']}>
        <section ref={host} className="products-grid" aria-label={t('import.step.staging')} hidden={rows.total === 0} />
        {rows.total === 0 && <p className={styles['empty']}>{t('import.staging.empty')}</p>}
      </div>
      {editing && (
        <EditorOver
          key={`${editing.row} ${editing.column.id}`}
          start={editing.start}
          options={options}
          title={names.column(editing.column.target)}
          id={`staged-${editing.column.source}`}
          typed={editing.typed}
          isRefused={false}
          anchor={anchor}
          onClose={handleClose}
        />
      )}
    </div>
  )
}
