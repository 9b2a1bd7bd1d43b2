import type { Rejection } from '../../../shared/contract/common.ts'
import type { SheetPreview } from '../../../shared/contract/sheet.ts'
import type { PriceChange } from './price-change.ts'

export type Sample = SheetPreview['samples'][number]

export interface Counts {
  cells: number
  changed: number
  unchanged: number
  refused: number
  locked: number
}

/** What a part of an operation came to; plain, since it crosses threads. */
export interface Tally {
  readonly counts: Counts
  readonly perColumn: Readonly<Record<string, Counts>>
  readonly reasons: Readonly<Record<string, number>>
  readonly rejections: readonly Rejection[]
  readonly samples: readonly Sample[]
  readonly needApproval: number
  readonly lowestMargin: SheetPreview['lowestMargin']
  readonly products: number
  readonly first: { readonly productId: number; readonly column: string } | null
}

/** Rejections in an answer; their number is in `reasons`. */
export const REJECTIONS_MOST = 1_000
export const SAMPLES_MOST = 20

/** Codes of cells that are not ours to write, whatever the value. */
const LOCKED: ReadonlySet<string> = new Set([
  'read-only',
  'foreign-owner',
  'inherited-value',
  'belongs-to-variant',
  'unknown-column',
])

/** Adds up what happens to cells. Every cell is counted in one of its four ways. */
export class TallyBook {
  readonly #perColumn = new Map<string, Counts>()
  readonly #reasons = new Map<string, number>()
  readonly #rejections: Rejection[] = []
  readonly #samplesMost: number
  readonly #forApproval: Sample[] = []
  readonly #changing: Sample[] = []
  readonly #refused: Sample[] = []
  #products = 0
  #first: { productId: number; column: string } | null = null
  #needApproval = 0
  #lowestMargin: SheetPreview['lowestMargin'] = null

  constructor(samplesMost = SAMPLES_MOST) {
    this.#samplesMost = samplesMost
  }

  /** Cells that were looked at; `unchanged` until something else is said of them. */
  look(column: string, cells: number): void {
    const counts = this.#of(column)
    counts.cells += cells
    counts.unchanged += cells
  }

  change(productId: number, column: string, cells = 1): void {
    const counts = this.#of(column)
    counts.changed += cells
    counts.unchanged -= cells
    this.#first ??= { productId, column }
  }

  /** Refused or locked, by the code; `cells` of them for a reason that holds for a whole column. */
  refuse(rejection: Rejection, column: string, cells = 1): void {
    this.turnDown(LOCKED.has(rejection.code) ? 'locked' : 'refused', column, cells)
    this.note(rejection, cells)
  }

  /** Counts cells that do not change, without a reason of their own. */
  turnDown(how: 'refused' | 'locked', column: string, cells = 1): void {
    const counts = this.#of(column)
    counts[how] += cells
    counts.unchanged -= cells
  }

  /** A reason, without counting cells. */
  note(rejection: Rejection, times = 1): void {
    this.#reasons.set(rejection.code, (this.#reasons.get(rejection.code) ?? 0) + times)
    if (this.#rejections.length < REJECTIONS_MOST) this.#rejections.push(rejection)
  }

  products(count: number): void {
    this.#products += count
  }

  get wantsSamples(): boolean {
    return this.#changing.length < this.#samplesMost
  }

  get wantsRefusedSamples(): boolean {
    return this.#refused.length < this.#samplesMost
  }

  sample(sample: Omit<Sample, 'reason'>): void {
    const list = sample.price?.needsApproval ? this.#forApproval : this.#changing
    if (list.length < this.#samplesMost) list.push({ ...sample, reason: null })
  }

  /** A price that changes. */
  price({ productId, sku, price }: Pick<Sample, 'productId' | 'sku'> & { readonly price: PriceChange }): void {
    if (price.needsApproval) this.#needApproval++
    if (price.marginPercent !== null) this.#lower({ productId, sku, percent: price.marginPercent })
  }

  #lower(margin: NonNullable<SheetPreview['lowestMargin']>): void {
    if (this.#lowestMargin === null || margin.percent < this.#lowestMargin.percent) this.#lowestMargin = margin
  }

  refusedSample(sample: Sample): void {
    this.#refused.push(sample)
  }

  merge(tally: Tally): void {
    for (const [column, counts] of Object.entries(tally.perColumn)) addTo(this.#of(column), counts)
    for (const [code, count] of Object.entries(tally.reasons))
      this.#reasons.set(code, (this.#reasons.get(code) ?? 0) + count)
    this.#rejections.push(...tally.rejections.slice(0, REJECTIONS_MOST - this.#rejections.length))
    for (const sample of tally.samples) {
      if (sample.reason === null) this.sample(sample)
      else if (this.wantsRefusedSamples) this.#refused.push(sample)
    }
    this.#needApproval += tally.needApproval
    if (tally.lowestMargin) this.#lower(tally.lowestMargin)
    this.#products += tally.products
    this.#first ??= tally.first
  }

  toTally(): Tally {
    const counts = noCounts()
    for (const each of this.#perColumn.values()) addTo(counts, each)
    return {
      counts,
      perColumn: Object.fromEntries(this.#perColumn),
      reasons: Object.fromEntries(this.#reasons),
      rejections: this.#rejections,
      samples: [...this.#forApproval, ...this.#changing, ...this.#refused].slice(0, this.#samplesMost),
      needApproval: this.#needApproval,
      lowestMargin: this.#lowestMargin,
      products: this.#products,
      first: this.#first,
    }
  }

  #of(column: string): Counts {
    let counts = this.#perColumn.get(column)
    if (!counts) this.#perColumn.set(column, (counts = noCounts()))
    return counts
  }
}

function noCounts(): Counts {
  return { cells: 0, changed: 0, unchanged: 0, refused: 0, locked: 0 }
}

function addTo(sum: Counts, counts: Counts): void {
  sum.cells += counts.cells
  sum.changed += counts.changed
  sum.unchanged += counts.unchanged
  sum.refused += counts.refused
  sum.locked += counts.locked
}
