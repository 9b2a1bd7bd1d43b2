import { assertNever } from '../../../../shared/errors.ts'
import { limits } from './limits.ts'
import type { SourceWarning, SourceWarningCode } from './source.ts'

export interface Notice {
  readonly code: SourceWarningCode
  readonly row?: number | null
  readonly line?: number | null
  readonly column?: string | null
  /** What was found, for the sentence: a cell's text, a number of cells. */
  readonly found?: string
}

/** Codes that are told once per column or file with a count: one line per cell would bury the others. */
const grouped: ReadonlySet<SourceWarningCode> = new Set([
  'formula-without-value',
  'blank-rows',
  'hidden-rows',
  'hidden-columns',
])

/** Collects what was noticed; memory stays bounded however bad the file is. */
export class Notices {
  readonly #listed: SourceWarning[] = []
  readonly #groups = new Map<string, { first: Notice; count: number }>()
  readonly #counts = new Map<SourceWarningCode, number>()

  add(notice: Notice, count = 1): void {
    if (grouped.has(notice.code)) {
      const key = `${notice.code} ${notice.column ?? ''}`
      const group = this.#groups.get(key)
      if (group === undefined) this.#groups.set(key, { first: notice, count })
      else group.count += count
      return
    }
    const seen = (this.#counts.get(notice.code) ?? 0) + 1
    this.#counts.set(notice.code, seen)
    if (seen <= limits.warningsPerCode) this.#listed.push(warning(notice, 1))
  }

  /** Everything noticed, in file order within each code, with what was too much to list as one line per code. */
  list(): readonly SourceWarning[] {
    const all = [...this.#listed]
    for (const { first, count } of this.#groups.values()) all.push(warning(first, count))
    for (const [code, count] of this.#counts) {
      const rest = count - limits.warningsPerCode
      if (rest > 0)
        all.push({
          code,
          row: null,
          column: null,
          line: null,
          count: rest,
          message: `The same in ${rest} more places.`,
        })
    }
    return all
  }
}

function warning(notice: Notice, count: number): SourceWarning {
  return {
    code: notice.code,
    row: notice.row ?? null,
    column: notice.column ?? null,
    line: notice.line ?? null,
    count,
    message: sentence(notice.code, notice.found ?? '', count),
    ...(notice.found === undefined ? {} : { found: notice.found }),
  }
}

function sentence(code: SourceWarningCode, found: string, count: number): string {
  switch (code) {
    case 'blank-rows':
      return `${count} blank ${count === 1 ? 'line was' : 'lines were'} left out.`
    case 'content-differs-from-name':
      return `The content is ${found}, whatever the name says; it was read as that.`
    case 'control-character':
      return 'An invisible control character was taken out.'
    case 'duplicate-header':
      return 'Another column has the same header; both can be mapped.'
    case 'empty-header':
      return 'This column has no header.'
    case 'encoding-guessed':
      return `The encoding was guessed to be ${found}; look at accents and currency signs, or choose another.`
    case 'error-cell':
      return 'The cell holds a spreadsheet error instead of a value.'
    case 'formula-without-value':
      return `${count} ${count === 1 ? 'cell holds a formula' : 'cells hold a formula'} without a stored result; open and save the workbook in a spreadsheet program to get ${count === 1 ? 'it' : 'them'}.`
    case 'group-row':
      return `The line "${found}" is a heading between products and was left out.`
    case 'hidden-columns':
      return `${count} hidden ${count === 1 ? 'column was' : 'columns were'} read too.`
    case 'hidden-rows':
      return `${count} hidden ${count === 1 ? 'row was' : 'rows were'} read too.`
    case 'invalid-byte':
      return 'A character could not be read in the encoding of the file.'
    case 'long-cell':
      return `The cell holds ${found} characters, more than a spreadsheet can.`
    case 'long-row':
      return `The line has more cells than the header; beyond it: ${found}.`
    case 'more-sheets':
      return `Other sheets were not read: ${found}.`
    case 'no-header':
      return 'No line looks like a header; columns go by their letter.'
    case 'no-rows':
      return 'There are no products below the header.'
    case 'repeated-header':
      return 'The header is repeated here; this line was left out.'
    case 'sheets-merged':
      return `Sheets with the same header were read as one: ${found}.`
    case 'short-row':
      return `The line has ${found} cells, fewer than the header; the others are empty.`
    case 'total-row':
      return `The line "${found}" is a total and was left out.`
    case 'unclosed-quote':
      return 'A quotation mark is opened here and never closed; the line was read as if it were not there.'
    default:
      return assertNever(code)
  }
}
