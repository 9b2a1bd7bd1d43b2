import { labelIn } from '../values/format-value.ts'
import { optionsOf } from '../values/options.ts'
import { columnName } from '../export/sheet-row.ts'
import { cellKind, cellText } from '../mapping/source-cell.ts'
import type { Attribute, StructureModel } from '../structure/model.ts'
import type { CellComment, SheetCell, SheetLine, Validation, Workbook } from '../workbook/workbook.ts'
import type { SentRow } from './return-sheet.ts'
import { MARKER_COLUMN, MARKER_SHEET } from './return-sheet.ts'
import type { ReturnLanguage } from './words.ts'
import { causeText, INSTRUCTION, REFUSALS } from './words.ts'

/** A column of the supplier's file, in its order. */
export interface ReturnColumn {
  readonly header: string
  /** What is asked there; null where nothing can be promised of what will be right: steps of ours change it first. */
  readonly attribute: Attribute | null
}

export interface ReturnSheet {
  readonly token: string
  readonly language: ReturnLanguage
  /** The rows above the supplier's header, as they were. */
  readonly titles: readonly (readonly string[])[]
  readonly columns: readonly ReturnColumn[]
  readonly rows: readonly SentRow[]
}

/** Lists of more options are not offered: nobody finds anything in them. */
const OPTIONS_MOST = 500
const WIDTHS = { least: 8, most: 40 }

/**
 * The supplier's own sheet with only the rows in which something is asked, and only the asked cells open: the layout it
 * came in, with one line above that says what to do, a hidden column that tells the rows apart, and a hidden sheet that
 * tells which question this is an answer to.
 */
export function buildReturnSheet(structure: StructureModel, sheet: ReturnSheet): Workbook {
  const { token, language, titles, columns, rows } = sheet
  const width = columns.length
  const lists = new OptionLists(structure, language)
  const comments: CellComment[] = []
  const rules = new Map<string, Validation & { readonly cells: { row: number; column: number }[] }>()
  // The first title gives way to what to do, so that the header stays in its row; without any a row is put above.
  const above: SheetLine[] = [{ cells: [cell('text', INSTRUCTION[language], 'note')], height: 48 }]
  for (const title of titles.slice(1)) above.push({ cells: title.map((text) => cell('text', text, 'plain')) })
  const header = [
    ...columns.map((column) => cell('text', column.header, 'header')),
    cell('text', MARKER_COLUMN, 'header'),
  ]
  const lines: SheetLine[] = [...above, { cells: header }]
  for (const row of rows) {
    const line = lines.length
    const asked = new Map(row.asked.map((each) => [each.column, each]))
    const cells = columns.map(({ attribute }, at) => {
      const question = asked.get(at)
      const source = row.cells[at] ?? ''
      if (question === undefined) return source === '' ? null : asDelivered(source)
      comments.push({ row: line, column: at, text: causeText(question.refused, language) })
      const rule = ruleOf(attribute, lists)
      if (rule !== null) {
        const known = rules.get(JSON.stringify(rule)) ?? { cells: [], rule, refusal: REFUSALS[rule.kind][language] }
        rules.set(JSON.stringify(rule), known)
        known.cells.push({ row: line, column: at })
      }
      return open(source, rule, question.refused === null)
    })
    lines.push({ cells: [...cells, cell('text', String(row.n), 'plain')] })
  }
  const marker: SheetLine[] = [{ cells: [cell('text', MARKER_SHEET, 'plain'), cell('text', token, 'plain')] }]
  return {
    sheets: [
      {
        name: 'Sheet1',
        columns: [
          ...columns.map((_, at) => ({ width: widthOf(lines, above.length, at) })),
          { width: 6, isHidden: true },
        ],
        rows: lines,
        merges: [{ row: 0, from: 0, to: Math.max(0, Math.min(width - 1, 7)) }],
        frozenRows: above.length + 1,
        isProtected: true,
        comments,
        validations: [...rules.values()],
      },
      {
        name: MARKER_SHEET,
        isHidden: true,
        isProtected: true,
        columns: [],
        rows: [...marker, ...lists.lines()],
      },
    ],
  }
}

function ruleOf(attribute: Attribute | null, lists: OptionLists): Validation['rule'] | null {
  switch (attribute?.type) {
    case 'number':
    case 'price':
      return { kind: 'decimal', least: attribute.minNumber, most: attribute.maxNumber }
    case 'date':
      return { kind: 'date' }
    case 'simple-select': {
      const range = lists.rangeOf(attribute)
      return range === null ? null : { kind: 'list', range }
    }
    default:
      return null
  }
}

/** An open cell: what was refused stands in it as it came, so that one sees what is meant. */
function open(source: string, rule: Validation['rule'] | null, isMissing: boolean): SheetCell {
  const look = isMissing ? 'open-missing' : 'open-wrong'
  if (rule?.kind === 'decimal' || rule?.kind === 'date') {
    const kind = rule.kind === 'date' ? 'date' : 'number'
    const delivered = asDelivered(source)
    // A text in a cell for numbers stays a text until it is typed over.
    return source === '' ? cell(kind, '', look) : { ...delivered, look }
  }
  return { ...asDelivered(source), kind: 'text', look }
}

/** Spreadsheet programs show these as 9.52E+12: a barcode would not be recognised. */
const LONG_NUMBER = /^\d{12,}$/

/** A cell as it came: numbers and days stay what they are, everything else is text. */
function asDelivered(source: string): SheetCell {
  const text = cellText(source)
  switch (cellKind(source)) {
    case 'number':
      return cell(LONG_NUMBER.test(text) ? 'text' : 'number', text, 'plain')
    case 'boolean':
      return cell('boolean', text, 'plain')
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= '1900-03-01'
        ? cell('date', text, 'plain')
        : cell('text', text, 'plain')
    default:
      return cell('text', text, 'plain')
  }
}

function cell(kind: SheetCell['kind'], text: string, look: SheetCell['look']): SheetCell {
  return { kind, text, look }
}

function widthOf(lines: readonly SheetLine[], header: number, at: number): number {
  const lengths = lines.slice(header, header + 50).map(({ cells }) => cells[at]?.text.length ?? 0)
  return Math.min(WIDTHS.most, Math.max(WIDTHS.least, ...lengths) + 2)
}

/** The options that cells may be chosen from, one column of the hidden sheet each. */
class OptionLists {
  readonly #structure: StructureModel
  readonly #language: string
  readonly #columns = new Map<string, readonly string[]>()

  constructor(structure: StructureModel, language: string) {
    this.#structure = structure
    this.#language = language
  }

  /** Where the options of an attribute stand; null where there are none, or too many. */
  rangeOf(attribute: Attribute): string | null {
    const names = this.#columns.get(attribute.code) ?? this.#namesOf(attribute)
    if (names.length === 0 || names.length > OPTIONS_MOST) return null
    this.#columns.set(attribute.code, names)
    const column = columnName(FIRST_LIST + [...this.#columns.keys()].indexOf(attribute.code))
    return `${MARKER_SHEET}!$${column}$2:$${column}$${names.length + 1}`
  }

  lines(): SheetLine[] {
    const columns = [...this.#columns.values()]
    const height = Math.max(0, ...columns.map((names) => names.length))
    return Array.from({ length: height }, (_, row) => ({
      cells: [
        ...Array.from({ length: FIRST_LIST }, () => null),
        ...columns.map((names) => (names[row] === undefined ? null : cell('text', names[row], 'plain'))),
      ],
    }))
  }

  /** As the supplier calls them; a name that two options have is no choice, then the code is. */
  #namesOf({ id }: Attribute): readonly string[] {
    const options = [...optionsOf(this.#structure.options, id).values()]
    const names = options.map(({ code, labels }) => labelIn(labels, this.#language) ?? code)
    return names.map((name, at) =>
      names.indexOf(name) === names.lastIndexOf(name) ? name : (options[at]?.code ?? name),
    )
  }
}

const FIRST_LIST = 2
