import { once } from 'node:events'
import { resolve } from 'node:path'
import type { PracticeShopOptions } from '../../../server/practice-shop/index.ts'
import { startPracticeShop } from '../../../server/practice-shop/index.ts'
import type { Arguments } from '../arguments.ts'
import { UsageError } from '../arguments.ts'
import type { Command } from '../command.ts'
import { answer } from '../command.ts'
import { EXIT } from '../exit-codes.ts'

export const practiceShop: Command = {
  name: 'practice-shop',
  usage: '[--port n] [--fault spec] [--state file] [--limits 300/3000/12000] [--per-second 20] [--key K] [--secret S]',
  summary: 'Run a shop to practise on, on this machine only, until Ctrl+C.',
  positionals: [],
  options: {
    port: 'text',
    fault: 'text',
    state: 'text',
    limits: 'text',
    'per-second': 'text',
    key: 'text',
    secret: 'text',
  },
  help: [
    '--fault       faults on purpose, such as lost-answer:0.05,429:0.02 (docs/practice-shop.md)',
    '--state       where the shop is kept; without it, it is gone at the end',
    '--limits      requests it takes per 5 minutes, hour and day',
    '--per-second  requests it takes per second; 0 for as many as come',
  ],
  run: async (args, terminal) => {
    const shop = await startPracticeShop(optionsOf(args)).catch((error: unknown) => {
      throw error instanceof Error ? new UsageError(error.message) : error
    })
    answer(terminal, { origin: shop.origin, key: shop.key, secret: shop.secret, faults: shop.faults() })
    terminal.say('The practice shop is open. Ctrl+C closes it.')
    if (!terminal.interrupted.aborted) await once(terminal.interrupted, 'abort')
    await shop.stop()
    return EXIT.done
  },
}

function optionsOf(args: Arguments): PracticeShopOptions {
  const state = args.text('state')
  const given = {
    port: args.whole('port', 1),
    faults: args.text('fault'),
    statePath: state === null ? null : resolve(state),
    rateLimits: limitsOf(args.text('limits')),
    perSecond: args.whole('per-second', 0),
    key: args.text('key'),
    secret: args.text('secret'),
  }
  const isGiven = ([, value]: readonly [string, unknown]): boolean => value !== null
  return Object.fromEntries(Object.entries(given).filter(isGiven))
}

function limitsOf(text: string | null): PracticeShopOptions['rateLimits'] | null {
  if (text === null) return null
  const [perFiveMinutes, perHour, perDay] = text.split('/').map(Number)
  if (!/^\d+\/\d+\/\d+$/.test(text) || !perFiveMinutes || !perHour || !perDay)
    throw new UsageError(`--limits is like 300/3000/12000, not "${text}".`)
  return [perFiveMinutes, perHour, perDay]
}
