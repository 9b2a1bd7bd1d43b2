import { columnName, SHEET_LIMITS } from '../export/sheet-row.ts'
import { sheetText } from './sheet-text.ts'
import { styleOf } from './styles-part.ts'
import type { SheetCell, SheetLine, Validation, WorkSheet } from './workbook.ts'

const EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

/** Places of several cells that a rule names at once: a list longer than this is cut into several rules. */
const CELLS_OF_RULE = 200

/** One sheet; its comments are a part of their own, named by `legacyDrawing`. Nothing in it is ever run as a formula. */
export function sheetPart(sheet: WorkSheet): string {
  const { columns, rows, frozenRows = 0, isProtected = false, comments = [], validations = [], merges = [] } = sheet
  const pane =
    frozenRows === 0
      ? ''
      : `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`
  const widths = columns.map(
    ({ width, isHidden }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"${isHidden === true ? ' hidden="1"' : ''}/>`,
  )
  return (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` +
    (widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`) +
    `<sheetData>${rows.map((line, at) => (line === null ? '' : rowOf(line, at + 1))).join('\n')}</sheetData>` +
    (isProtected ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>' : '') +
    mergesOf(merges) +
    validationsOf(validations) +
    (comments.length === 0 ? '' : '<legacyDrawing r:id="rId1"/>') +
    '</worksheet>'
  )
}

function rowOf({ cells, height }: SheetLine, line: number): string {
  const tall = height === undefined ? '' : ` ht="${height}" customHeight="1"`
  const inside = cells.map((cell, at) => (cell === null ? '' : cellOf(cell, `${columnName(at)}${line}`)))
  return `<row r="${line}"${tall}>${inside.join('')}</row>`
}

function cellOf(cell: SheetCell, place: string): string {
  const { kind, text } = cell
  const start = `<c r="${place}" s="${styleOf(cell)}"`
  if (text === '') return `${start}/>`
  switch (kind) {
    case 'number':
      return `${start}><v>${text}</v></c>`
    case 'boolean':
      return `${start} t="b"><v>${text}</v></c>`
    case 'date':
      return `${start}><v>${(Date.parse(text) - EPOCH) / DAY_MS}</v></c>`
    case 'text':
      return `${start} t="inlineStr"><is><t xml:space="preserve">${sheetText(text.slice(0, SHEET_LIMITS.characters))}</t></is></c>`
  }
}

function mergesOf(merges: NonNullable<WorkSheet['merges']>): string {
  const wide = merges.filter(({ from, to }) => to > from)
  if (wide.length === 0) return ''
  const places = wide.map(
    ({ row, from, to }) => `<mergeCell ref="${columnName(from)}${row + 1}:${columnName(to)}${row + 1}"/>`,
  )
  return `<mergeCells count="${places.length}">${places.join('')}</mergeCells>`
}

function validationsOf(validations: readonly Validation[]): string {
  const rules = validations.flatMap(({ cells, rule, refusal }) => {
    const pieces = []
    for (let at = 0; at < cells.length; at += CELLS_OF_RULE) {
      const places = cells.slice(at, at + CELLS_OF_RULE).map(({ row, column }) => `${columnName(column)}${row + 1}`)
      pieces.push(ruleOf(rule, places.join(' '), refusal))
    }
    return pieces
  })
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`
}

function ruleOf(rule: Validation['rule'], places: string, refusal: string): string {
  const about = `allowBlank="1" showErrorMessage="1" error="${sheetText(refusal.slice(0, 255))}" sqref="${places}"`
  switch (rule.kind) {
    case 'list':
      return `<dataValidation type="list" ${about}><formula1>${sheetText(rule.range)}</formula1></dataValidation>`
    case 'date':
      return `<dataValidation type="date" operator="greaterThanOrEqual" ${about}><formula1>61</formula1></dataValidation>`
    case 'decimal':
      return `<dataValidation type="decimal" operator="between" ${about}><formula1>${rule.least ?? -1e15}</formula1><formula2>${rule.most ?? 1e15}</formula2></dataValidation>`
  }
}
