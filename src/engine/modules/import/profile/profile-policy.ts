import { z } from 'zod'
import type { ImportPolicy } from '../../../../shared/contract/import-policy.ts'
import { DEFAULT_POLICY, importPolicy } from '../../../../shared/contract/import-policy.ts'

/** The policies of a profile as it writes them; words that we do not know say nothing, and stay in its text. */
export const errorHandling = z.looseObject({
  onMissingSKU: z.string().optional(),
  onInvalidData: z.string().optional(),
  onOlderRow: z.string().optional(),
  /** Ours, from here on. */
  onPriceJump: z.string().optional(),
  priceJumpPercent: z.number().optional(),
  writers: z.array(z.string()).optional(),
  onGone: z.string().optional(),
  goneLimitPercent: z.number().optional(),
})
export type ErrorHandling = z.infer<typeof errorHandling>

/** The profile's word for each of ours; several for one where other systems have their own, the first of them ours. */
const WORDS = {
  onMissingKey: { 'reject-row': ['reject_row'], 'skip-row': ['skip_row'] },
  onInvalidValue: {
    'skip-value': ['log_and_skip', 'skip_value'],
    'skip-row': ['skip_row'],
    stop: ['stop'],
    stage: ['stage'],
  },
  onOlderRow: { 'skip-row': ['skip_row'], 'take-row': ['take_row'] },
  onPriceJump: { hold: ['hold'], take: ['take'] },
  onGone: { nothing: ['nothing'], 'phase-out': ['phase_out'], 'out-of-range': ['out_of_range'] },
} as const
type Worded = keyof typeof WORDS

const MEMBER = {
  onMissingKey: 'onMissingSKU',
  onInvalidValue: 'onInvalidData',
  onOlderRow: 'onOlderRow',
  onPriceJump: 'onPriceJump',
  onGone: 'onGone',
} as const satisfies Record<Worded, keyof ErrorHandling>

/** The policies of a profile; what it does not say, or says in words of others, is as ever. */
export function readPolicy(said: ErrorHandling = {}): ImportPolicy {
  const read: Record<string, unknown> = {}
  for (const [policy, words] of Object.entries(WORDS)) {
    const word = said[MEMBER[policy as Worded]] // the keys of WORDS are those of MEMBER
    read[policy] = Object.entries<readonly string[]>(words).find(([, of]) => of.includes(String(word)))?.[0]
  }
  for (const name of ['priceJumpPercent', 'writers', 'goneLimitPercent'] as const) read[name] = said[name]
  const shape = importPolicy.shape
  const taken = Object.entries(read).filter(
    ([name, value]) => value !== undefined && shape[name as keyof ImportPolicy].safeParse(value).success,
  )
  return { ...DEFAULT_POLICY, ...Object.fromEntries(taken) }
}

/** The members that make a profile say this: those it has already, changed where they say otherwise, and what is not as ever. */
export function writePolicy(said: ErrorHandling | undefined, policy: ImportPolicy): ErrorHandling {
  const before = readPolicy(said)
  const written: Record<string, unknown> = { ...said }
  for (const [name, value] of Object.entries(policy)) {
    if (JSON.stringify(value) === JSON.stringify(before[name as keyof ImportPolicy])) continue
    const words: Readonly<Record<string, readonly string[]>> | undefined = WORDS[name as Worded]
    written[name in MEMBER ? MEMBER[name as Worded] : name] = words === undefined ? value : words[String(value)]?.[0]
  }
  return written
}
