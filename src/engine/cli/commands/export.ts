import { extname } from 'node:path'
import type { ExportFormat } from '../../../shared/contract/export.ts'
import { EXPORT_FORMATS } from '../../../shared/contract/export.ts'
import type { Arguments } from '../arguments.ts'
import { UsageError } from '../arguments.ts'
import { namedColumn } from '../columns.ts'
import type { Command } from '../command.ts'
import { answer } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { withCatalogue } from '../open-catalogue.ts'

export const exportCommand: Command = {
  name: 'export',
  usage:
    '<file> <target> [--filter expression] [--search words] [--columns sku,name/nl_NL,price] [--all-scopes] [--format csv|xlsx|json|jsonl|xml]',
  summary: 'Write products to a file that an import reads back without a change.',
  positionals: ['file', 'target'],
  options: { filter: 'text', search: 'text', columns: 'text', 'all-scopes': 'flag', format: 'text' },
  help: [
    '--columns     names as in files; left out: every column that holds values',
    '--all-scopes  the columns in every channel, language, context and currency',
    '--format      by the name of the target when left out',
  ],
  run: (args, terminal) =>
    withCatalogue(args, terminal, async ({ job, structure, ticket }) => {
      const names = args.text('columns')?.split(',') ?? null
      const result = await job('export.write', {
        ticket: ticket(args.positional('target'), 'write'),
        format: formatOf(args),
        rows: {
          kind: 'view',
          viewKey: 'cli',
          query: { filter: args.text('filter') ?? '', search: args.text('search') ?? '' },
          order: null,
        },
        columns: names?.map((name) => namedColumn(structure(), name.trim()).key) ?? null,
        scopes: args.flag('all-scopes') ? 'all' : 'listed',
      })
      answer(terminal, result)
      const held = result.heldBack === 0 ? '' : `, ${result.heldBack} values that this format cannot hold left out`
      terminal.say(`${result.products} products, ${result.columns} columns${held}.`)
      return EXIT.done
    }),
}

function formatOf(args: Arguments): ExportFormat {
  const named = args.text('format') ?? extname(args.positional('target')).slice(1).toLowerCase()
  const format = EXPORT_FORMATS.find((each) => each === (named === 'ndjson' ? 'jsonl' : named))
  if (format === undefined) throw new UsageError(`--format is one of ${EXPORT_FORMATS.join(', ')}.`)
  return format
}
