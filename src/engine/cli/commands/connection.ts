import { AppError } from '../../../shared/errors.ts'
import type { ConnectionInfo } from '../../../shared/contract/publish.ts'
import type { Arguments } from '../arguments.ts'
import { UsageError } from '../arguments.ts'
import type { Command } from '../command.ts'
import { answer } from '../command.ts'
import { secretRefOf } from '../environment-secrets.ts'
import { EXIT } from '../exit-codes.ts'
import type { OpenCatalogue } from '../open-catalogue.ts'
import { withCatalogue } from '../open-catalogue.ts'

export const connectionAdd: Command = {
  name: 'connection add',
  usage:
    '<file> --type lightspeed-ecom --name shop --key K --secret-env NAME [--origin url] [--cluster eu1|us1] [--channel code]',
  summary: 'Remember a shop to publish to. Adding a name again changes that connection.',
  positionals: ['file'],
  options: {
    type: 'text',
    name: 'text',
    key: 'text',
    'secret-env': 'text',
    origin: 'text',
    cluster: 'text',
    channel: 'text',
  },
  help: [
    '--secret-env  the environment variable that holds the secret; the secret itself is never stored',
    '--origin      another server than the shop’s own, such as the practice shop',
    '--channel     what is published; the first channel when left out',
  ],
  run: (args, terminal) =>
    withCatalogue(args, terminal, async ({ call }) => {
      const type = args.choice('type', ['lightspeed-ecom'])
      const name = args.needed('name')
      const { channels } = await call('catalogue.structure', {})
      const channel = args.text('channel') ?? channels[0]?.code ?? ''
      const { connections } = await call('publish.connections', {})
      const earlier = connections.find((connection) => connection.name === name)
      const { connectionId } = await call('publish.saveConnection', {
        connectionId: earlier?.id ?? null,
        name,
        type,
        channel,
        cluster: args.choice('cluster', ['eu1', 'us1']),
        origin: args.text('origin'),
        key: args.needed('key'),
        secretRef: secretRefOf(args.needed('secret-env')),
      })
      const { connections: now } = await call('publish.connections', {})
      answer(terminal, { connection: now.find(({ id }) => id === connectionId) })
      return EXIT.done
    }),
}

export const connectionTest: Command = {
  name: 'connection test',
  usage: '<file> [--connection shop] [--secret-env NAME]',
  summary: 'Ask a shop who it is, which languages it speaks and what is left of its limits.',
  positionals: ['file'],
  options: { connection: 'text', name: 'text', 'secret-env': 'text' },
  run: (args, terminal) =>
    withCatalogue(args, terminal, async (catalogue) => {
      const { id } = await connectionOf(catalogue, args)
      answer(terminal, await catalogue.job('publish.testConnection', { connectionId: id }))
      return EXIT.done
    }),
}

export const connectionList: Command = {
  name: 'connection list',
  usage: '<file>',
  summary: 'The shops this catalogue publishes to.',
  positionals: ['file'],
  options: {},
  run: (args, terminal) =>
    withCatalogue(args, terminal, async ({ call }) => {
      answer(terminal, await call('publish.connections', {}))
      return EXIT.done
    }),
}

/**
 * The connection named by `--connection` (or `--name`), or the only one there is. A name nobody gave out is refused with
 * those there are.
 */
export async function connectionOf({ call }: OpenCatalogue, args: Arguments): Promise<ConnectionInfo> {
  const { connections } = await call('publish.connections', {})
  const name = args.text('connection') ?? args.text('name')
  const found = connections.filter((each) => name === null || each.name === name)
  if (found.length === 1 && found[0]) return found[0]
  const names = connections.map((each) => each.name).join(', ')
  if (names === '') throw new AppError('invalid-input', 'There is no connection yet. Make one with "connection add".')
  throw new UsageError(
    name === null ? `Say which with --connection: ${names}.` : `There is no connection "${name}"; there is ${names}.`,
  )
}
