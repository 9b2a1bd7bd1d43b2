import type { Slice } from '../../../runtime/long-read.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { PastTables } from '../../../store/past-tables.ts'
import type { ComputedColumns } from '../computed-columns.ts'
import type { CommitFollower } from './commits.ts'
import type { ViewNeed } from './make-view.ts'
import { isNarrowed, makeView, SLICE_MS, ViewMaker } from './make-view.ts'

/** Of the work on a view of the past, putting together the products of then; the rest is filtering and ordering them. */
const TABLES_SHARE = 0.7

/**
 * One slice of making a view, of now or of then. Where values of then decide, the products of then are put together
 * first; those of one moment are kept, so that going on in it costs what it costs today.
 */
export function makeViewAt(context: ReadContext, computed: ComputedColumns, need: ViewNeed): Slice {
  const { asOf } = need.query
  if (asOf === undefined || !isNarrowed(need.query)) return makeView(context, computed, need)
  const known = context.memory.get('catalogue.pastMaker') as PastMaker | undefined // only ever set here
  const { version } = context.structure()
  const isSame = known?.asOf === asOf && known.version === version
  if (!isSame) known?.[Symbol.dispose]()
  const maker = isSame ? known : new PastMaker(context, computed, asOf, version)
  context.memory.set('catalogue.pastMaker', maker)
  const slice = maker.slice(need)
  if (slice) return slice
  maker[Symbol.dispose]()
  context.memory.delete('catalogue.pastMaker')
  return { share: 0 } // its next slice begins anew
}

class PastMaker {
  readonly asOf: number
  /** Of the structure. */
  readonly version: number
  readonly #live: ReadContext
  readonly #tables: PastTables
  readonly #views: ViewMaker

  constructor(live: ReadContext, computed: ComputedColumns, asOf: number, version: number) {
    this.asOf = asOf
    this.version = version
    this.#live = live
    this.#tables = new PastTables(live.db, live.structure(), asOf)
    const context = { ...live, db: this.#tables.db, memory: new Map() }
    this.#views = new ViewMaker(context, computed, frozenAt(asOf))
  }

  /** Null when the tables must be made anew. */
  slice(need: ViewNeed): Slice | null {
    const until = performance.now() + SLICE_MS
    const { db } = this.#tables
    return db.transaction((): Slice | null => {
      db.prepare('SELECT 1 FROM main.meta LIMIT 1').get() // from here on it sees nothing that the other will not, too
      const share = this.#live.db.transaction(() => this.#tables.catchUp(until))()
      if (share === null) return null
      if (share < 1) return { share: share * TABLES_SHARE }
      const slice = this.#views.slice(need)
      return 'share' in slice ? { share: TABLES_SHARE + slice.share * (1 - TABLES_SHARE) } : slice
    })()
  }

  [Symbol.dispose](): void {
    this.#tables.close()
  }
}

/** The past has no commits. */
function frozenAt(seq: number): CommitFollower {
  return { seq, next: () => new Map() }
}
