/**
 * What can go wrong on purpose. Probabilities are per request and add up to at most 1.
 * - `lost-answer`  the request is carried out, then the connection is cut
 * - `dropped`      the connection is cut and nothing is carried out
 * - `429`          the shop announces that its limit is used up, for `429-wait`
 * - `500` `502` `503` `504`  that status; half of the writes so answered were carried out
 * - `truncated`    carried out; the answer ends in the middle, half of the time with the connection cut
 * - `html`         carried out; the answer is a web page with status 200
 * - `empty`        carried out; status 200 and no body
 * - `hang`         carried out; no answer ever comes
 */
export const faultKinds = [
  'lost-answer',
  'dropped',
  '429',
  '500',
  '502',
  '503',
  '504',
  'truncated',
  'html',
  'empty',
  'hang',
] as const
export type FaultKind = (typeof faultKinds)[number]

export interface FaultSpec {
  readonly probabilities: Readonly<Partial<Record<FaultKind, number>>>
  readonly slowMs: number
  readonly rateLimitWaitMs: number
  readonly seed: number
}

export interface Fault {
  readonly kind: FaultKind
  /** Decides the half-and-half cases above. */
  readonly coin: boolean
}

export const noFaults: FaultSpec = { probabilities: {}, slowMs: 0, rateLimitWaitMs: 2000, seed: 1 }

/**
 * Reads `lost-answer:0.05,429:0.02,429-wait:5s,500:0.03,slow:200ms,seed=7`. Entries are separated by commas, names
 * and values by `:` or `=`; an empty text or `none` switches everything off. Throws on anything it does not know.
 */
export function parseFaultSpec(text: string): FaultSpec {
  const probabilities: Partial<Record<FaultKind, number>> = {}
  let { slowMs, rateLimitWaitMs, seed } = noFaults
  for (const entry of text.split(',').map((part) => part.trim())) {
    if (entry === '' || entry === 'none') continue
    const match = /^([a-z0-9-]+)[:=](.+)$/.exec(entry)
    if (!match) throw new Error(`fault "${entry}" is not of the form name:value`)
    const [, name, value] = match as unknown as [string, string, string]
    if (name === 'slow') slowMs = parseDuration(value)
    else if (name === '429-wait') rateLimitWaitMs = parseDuration(value)
    else if (name === 'seed') seed = parseSeed(value)
    else if (isFaultKind(name)) probabilities[name] = parseProbability(name, value)
    else throw new Error(`unknown fault "${name}"; known: ${faultKinds.join(', ')}, slow, 429-wait, seed`)
  }
  const total = Object.values(probabilities).reduce((sum, p) => sum + p, 0)
  if (total > 1 + 1e-9) throw new Error(`fault probabilities add up to ${total}, more than 1`)
  return { probabilities, slowMs, rateLimitWaitMs, seed }
}

/** The spec as a text that `parseFaultSpec` reads back to the same spec. */
export function formatFaultSpec(spec: FaultSpec): string {
  const parts = faultKinds.flatMap((kind) => {
    const probability = spec.probabilities[kind]
    return probability ? [`${kind}:${probability}`] : []
  })
  if (spec.slowMs > 0) parts.push(`slow:${spec.slowMs}ms`)
  if (spec.rateLimitWaitMs !== noFaults.rateLimitWaitMs) parts.push(`429-wait:${spec.rateLimitWaitMs}ms`)
  if (spec.seed !== noFaults.seed) parts.push(`seed=${spec.seed}`)
  return parts.join(',')
}

/**
 * Decides request by request. The outcome depends on the seed, the request itself and how often that same request
 * came before, not on the order in which different requests arrive, so runs with several requests in flight repeat.
 */
export class FaultDice {
  readonly spec: FaultSpec
  private readonly seen = new Map<number, number>()

  constructor(spec: FaultSpec) {
    this.spec = spec
  }

  roll(request: string): Fault | null {
    const identity = hash(this.spec.seed, request)
    const occurrence = this.seen.get(identity) ?? 0
    this.seen.set(identity, occurrence + 1)
    let left = hash(identity, `draw ${occurrence}`) / 2 ** 32
    for (const kind of faultKinds) {
      left -= this.spec.probabilities[kind] ?? 0
      if (left < 0) return { kind, coin: (hash(identity, `coin ${occurrence}`) & 0x10000) !== 0 }
    }
    return null
  }
}

const isFaultKind = (name: string): name is FaultKind => (faultKinds as readonly string[]).includes(name)

function parseProbability(name: string, value: string): number {
  const p = Number(value)
  if (!(p >= 0 && p <= 1)) throw new Error(`fault ${name} needs a probability from 0 to 1, not "${value}"`)
  return p
}

function parseDuration(value: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(value)
  if (!match) throw new Error(`"${value}" is not a duration such as 200ms or 5s`)
  return Number(match[1]) * (match[2] === 's' ? 1000 : 1)
}

function parseSeed(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new Error(`seed "${value}" is not a whole number of at most 9 digits`)
  return Number(value)
}

/** FNV-1a with a final mix, so that similar requests do not draw similar numbers. */
function hash(seed: number, text: string): number {
  let h = (0x811c9dc5 ^ seed) >>> 0
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
