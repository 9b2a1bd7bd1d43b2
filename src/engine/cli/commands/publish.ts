import type { PublishRecord } from '../../../shared/contract/publish.ts'
import type { Command } from '../command.ts'
import { answer } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import type { OpenCatalogue } from '../open-catalogue.ts'
import { newRequestId, withCatalogue } from '../open-catalogue.ts'
import { connectionOf } from './connection.ts'

const options = { connection: 'text', name: 'text', filter: 'text', 'secret-env': 'text' } as const
const usage = '<file> [--connection shop] [--filter expression] [--secret-env NAME]'

export const publishPlan: Command = {
  name: 'publish plan',
  usage,
  summary: 'Compare with what the shop has now: what would be made, changed, left alone, and what is blocked.',
  positionals: ['file'],
  options,
  run: (args, terminal) =>
    withCatalogue(args, terminal, async (catalogue) => {
      const { id } = await connectionOf(catalogue, args)
      const input = { connectionId: id, filter: args.text('filter') ?? '' }
      const { planId, counts } = await catalogue.job('publish.plan', input)
      const records = await recordsOf(catalogue, planId)
      answer(terminal, { ...counts, records: records.filter(({ state }) => state !== 'unchanged').map(toLine) })
      return EXIT.done
    }),
}

export const publishRun: Command = {
  name: 'publish run',
  usage,
  summary: 'Plan, then send. Every product is sent, unchanged, blocked or failed; the last two with their cause.',
  positionals: ['file'],
  options,
  run: (args, terminal) =>
    withCatalogue(args, terminal, async (catalogue) => {
      const { id } = await connectionOf(catalogue, args)
      const { planId } = await catalogue.job('publish.plan', { connectionId: id, filter: args.text('filter') ?? '' })
      const { seconds, ...counts } = await catalogue.job('publish.run', { requestId: newRequestId(), planId })
      const records = await recordsOf(catalogue, planId)
      terminal.say(`${counts.sent} sent, ${counts.failed} failed, in ${seconds} s.`)
      answer(terminal, { ...counts, records: records.map(toLine) })
      return counts.failed > 0 ? EXIT.rejections : EXIT.done
    }),
}

const PAGE = 1_000

async function recordsOf({ call }: OpenCatalogue, planId: number): Promise<PublishRecord[]> {
  const records: PublishRecord[] = []
  for (;;) {
    const page = await call('publish.planRows', { planId, from: records.length, count: PAGE })
    records.push(...page.records)
    if (page.records.length === 0 || records.length >= page.total) return records
  }
}

function toLine({ sku, state, cause }: PublishRecord): { sku: string; state: string; cause: string | null } {
  return { sku, state, cause: cause?.message ?? null }
}
