import type { ProfileRules } from '../../../../shared/contract/sources.ts'

/** JSON that parseProfile has read before; anything else says nothing. */
function membersOf(profile: string | null): Readonly<Record<string, unknown>> {
  return profile === null ? {} : (JSON.parse(profile) as Record<string, unknown>) // an object: parseProfile took it
}

const WORDS = {
  onMissingSKU: ['reject_row', 'skip_row'],
  onInvalidData: ['log_and_skip', 'skip_row', 'stop', 'stage'],
  onOlderRow: ['skip_row', 'take_row'],
  onPriceJump: ['hold', 'take'],
  onGone: ['nothing', 'phase_out', 'out_of_range'],
} as const
const RULES: readonly (keyof ProfileRules)[] = [
  'onMissingSKU',
  'onInvalidData',
  'onOlderRow',
  'onPriceJump',
  'priceJumpPercent',
  'onGone',
  'goneLimitPercent',
]

/** Its rules; null where it says nothing, or something that is not known here. */
export function rulesOf(profile: string | null): ProfileRules {
  const said = (membersOf(profile)['errorHandling'] ?? {}) as Record<string, unknown> // an object, as parsed
  const word = <Rule extends keyof typeof WORDS>(rule: Rule): (typeof WORDS)[Rule][number] | null =>
    WORDS[rule].find((each) => each === said[rule]) ?? null
  const percent = (rule: 'priceJumpPercent' | 'goneLimitPercent', most: number): number | null => {
    const value = said[rule]
    return typeof value === 'number' && value >= 0 && value <= most ? value : null
  }
  return {
    onMissingSKU: word('onMissingSKU'),
    onInvalidData: word('onInvalidData'),
    onOlderRow: word('onOlderRow'),
    onPriceJump: word('onPriceJump'),
    priceJumpPercent: percent('priceJumpPercent', 1_000),
    onGone: word('onGone'),
    goneLimitPercent: percent('goneLimitPercent', 100),
  }
}

/** The profile with these rules; its very text where it says so already. Words of others that we do not know stay. */
export function withRules(profile: string, rules: ProfileRules): string {
  const before = rulesOf(profile)
  const changed = RULES.filter((rule) => before[rule] !== rules[rule])
  if (changed.length === 0) return profile
  const members = membersOf(profile)
  const said: Record<string, unknown> = { ...(members['errorHandling'] as object | undefined) }
  for (const rule of changed) said[rule] = rules[rule] ?? undefined // JSON leaves out what is undefined
  return `${JSON.stringify({ ...members, errorHandling: said }, null, 2)}\n`
}
