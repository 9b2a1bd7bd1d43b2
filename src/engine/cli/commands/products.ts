import type { Intent } from '../../../shared/contract/catalogue.ts'
import type { Rejection } from '../../../shared/contract/common.ts'
import type { Arguments } from '../arguments.ts'
import { UsageError } from '../arguments.ts'
import { asJson, asText, namedColumn } from '../columns.ts'
import type { Command, Terminal } from '../command.ts'
import { answer } from '../command.ts'
import { csvLine } from '../../core/text/csv-line.ts'
import type { ExitCode } from '../exit-codes.ts'
import { EXIT } from '../exit-codes.ts'
import type { OpenCatalogue } from '../open-catalogue.ts'
import { newRequestId, withCatalogue } from '../open-catalogue.ts'
import { productPages } from '../product-pages.ts'
import { OPERATION_OPTIONS, operationOf } from './edit-operation.ts'

export const productsList: Command = {
  name: 'products list',
  usage:
    '<file> [--filter expression] [--search words] [--columns sku,name/nl_NL,price] [--limit n] [--offset n] [--format json|csv]',
  summary: 'The products that a filter and a search find, with the columns asked for.',
  positionals: ['file'],
  options: { filter: 'text', search: 'text', columns: 'text', limit: 'text', offset: 'text', format: 'text' },
  help: [
    '--filter   such as "family = tents and price/EUR > 300" (docs/filter-language.md)',
    '--columns  names as in files; a channel, language or currency left out is the first',
  ],
  run: (args, terminal) =>
    withCatalogue(args, terminal, async (catalogue) => {
      const structure = catalogue.structure()
      const columns = columnsOf(args).map((typed) => namedColumn(structure, typed))
      const query = {
        filter: args.text('filter') ?? '',
        search: args.text('search') ?? '',
        columns: columns.map(({ key }) => key),
        offset: args.whole('offset', 0) ?? 0,
        limit: args.whole('limit', 1),
      }
      const isCsv = args.choice('format', ['json', 'csv']) === 'csv'
      let isFirst = true
      for await (const { total, rows } of productPages(catalogue, query)) {
        if (isFirst) terminal.out(isCsv ? csvLine(columns.map(({ key }) => key)) : `{"total":${total},"products":[`)
        const lines = rows.map((row, index) => {
          if (isCsv) return csvLine(columns.map((column, at) => asText(structure, column, row[at] ?? null)))
          const values = columns.map((column, at) => [column.typed, asJson(column, row[at] ?? null)] as const)
          return `${isFirst && index === 0 ? '\n' : ',\n'}${JSON.stringify(Object.fromEntries(values))}`
        })
        terminal.out(lines.join(''))
        isFirst = false
      }
      if (!isCsv) terminal.out(isFirst ? '{"total":0,"products":[]}\n' : '\n]}\n')
      return EXIT.done
    }),
}

/** The engine takes so many wishes at once; each call is one step in the history. */
const MAX_INTENTS = 200_000

export const productsEdit: Command = {
  name: 'products edit',
  usage:
    '<file> --filter expression ([--set "name/nl_NL=text"]… [--clear column]… | --columns names operation [--preview])',
  summary: 'Change columns of every product that a filter finds, in one step that can be undone.',
  positionals: ['file'],
  options: { filter: 'text', search: 'text', set: 'list', clear: 'list', decimal: 'text', ...OPERATION_OPTIONS },
  help: [
    '--set        may come several times; the text is read as in a cell of the app',
    '--decimal    how numbers in --set are written; a point when left out',
    '--filter     "" is every product',
    'operation    --append text | --prepend text | --replace find --with text [--regex] [--match-case] [--whole-cell] |',
    '             --arithmetic=+3% [--round 0.05 | --ending .95] | --case upper|lower|title|sentence | --trim |',
    '             --template "{brand} {name}" | --copy-from column | --unit KILOGRAM',
    '--empty-clears  a cell that nothing is left of is emptied; it stays as it is otherwise',
    '--preview    counts and samples, and changes nothing',
  ],
  run: (args, terminal) =>
    withCatalogue(args, terminal, async (catalogue) => {
      const structure = catalogue.structure()
      const operation = operationOf(args)
      if (operation) return operate(catalogue, terminal, args, operation)
      const wishes = wishesOf(args).map(({ typed, text }) => ({ column: namedColumn(structure, typed).key, text }))
      const query = {
        filter: args.needed('filter'),
        search: args.text('search') ?? '',
        columns: ['sku', 'parent'],
        offset: 0,
        limit: null,
      }
      const found = new Map<number, Found>()
      for await (const { ids, rows } of productPages(catalogue, query))
        for (const [index, id] of ids.entries())
          found.set(id, { sku: String(rows[index]?.[0] ?? ''), parent: String(rows[index]?.[1] ?? '') })
      const skus = new Set([...found.values()].map(({ sku }) => sku))

      const format = { decimal: args.choice('decimal', ['.', ',']), dateOrder: 'ymd' } as const
      const done = {
        products: found.size,
        changed: 0,
        unchanged: 0,
        inherited: 0,
        rejections: [] as Line[],
        changeSets: [] as number[],
      }
      const productsAtOnce = Math.floor(MAX_INTENTS / wishes.length)
      const ids = [...found.keys()]
      for (let from = 0; from < ids.length; from += productsAtOnce) {
        const intents = ids.slice(from, from + productsAtOnce).flatMap((id) => wishes.map((wish) => intentOf(id, wish)))
        const result = await catalogue.call('catalogue.applyIntents', { requestId: newRequestId(), format, intents })
        done.changed += result.changed
        done.unchanged += result.unchanged
        for (const rejection of result.rejections) {
          const product = found.get(rejection.productId ?? 0)
          // Its model is among those found, so the variant shows the new value by that.
          if (rejection.code === 'inherited-value' && product && skus.has(product.parent)) done.inherited++
          else done.rejections.push(toLine(rejection, product))
        }
        if (result.changeSet) done.changeSets.push(result.changeSet.id)
      }
      answer(terminal, done)
      return done.rejections.length > 0 ? EXIT.rejections : EXIT.done
    }),
}

/** Does one operation to columns of all that a filter finds, or counts what it would do. */
async function operate(
  catalogue: OpenCatalogue,
  terminal: Terminal,
  args: Arguments,
  operation: NonNullable<ReturnType<typeof operationOf>>,
): Promise<ExitCode> {
  if (args.list('set').length + args.list('clear').length > 0)
    throw new UsageError('--set and --clear are steps of their own, apart from other operations.')
  const structure = catalogue.structure()
  const columns = args
    .needed('columns')
    .split(',')
    .map((name) => namedColumn(structure, name.trim()).key)
  const query = { filter: args.needed('filter'), search: args.text('search') ?? '' }
  const ranges = [{ from: 0, count: Number.MAX_SAFE_INTEGER, columns }]
  const input = {
    selection: { kind: 'view' as const, viewKey: 'cli', query, order: null, ranges },
    operation,
    format: { decimal: args.choice('decimal', ['.', ',']), dateOrder: 'ymd' as const },
  }
  if (args.flag('preview')) {
    answer(terminal, await catalogue.job('sheet.preview', input))
    return EXIT.done
  }
  const { changeSet, ...result } = await catalogue.job('sheet.apply', { requestId: newRequestId(), ...input })
  answer(terminal, { ...result, changeSets: changeSet ? [changeSet.id] : [] })
  return result.refused > 0 ? EXIT.rejections : EXIT.done
}

function columnsOf(args: Arguments): readonly string[] {
  const names = (args.text('columns') ?? 'sku,kind,family,status,name').split(',').map((name) => name.trim())
  if (names.includes('')) throw new UsageError('--columns has an empty name in it.')
  return names
}

interface Wish {
  readonly typed: string
  /** Null clears. */
  readonly text: string | null
}

function wishesOf(args: Arguments): readonly Wish[] {
  const sets = args.list('set').map((assignment): Wish => {
    const at = assignment.indexOf('=')
    if (at < 1) throw new UsageError(`--set is like "name/nl_NL=text", not "${assignment}".`)
    return { typed: assignment.slice(0, at).trim(), text: assignment.slice(at + 1) }
  })
  const wishes = [...sets, ...args.list('clear').map((typed): Wish => ({ typed, text: null }))]
  if (wishes.length === 0) throw new UsageError('Say what to do with --set or --clear.')
  return wishes
}

function intentOf(productId: number, { column, text }: { column: string; text: string | null }): Intent {
  return text === null ? { kind: 'clear-value', productId, column } : { kind: 'set-text', productId, column, text }
}

interface Line {
  readonly sku: string | null
  readonly column: string | null
  readonly code: string
  readonly message: string
  readonly value: string | null
}

function toLine({ column, code, message, value }: Rejection, product: Found | undefined): Line {
  return { sku: product?.sku ?? null, column, code, message, value }
}

interface Found {
  readonly sku: string
  /** SKU of the model above; empty without. */
  readonly parent: string
}
