import type { SourcePlace } from '../../../../shared/contract/sources.ts'
import type { Resolve } from './guarded-address.ts'
import type { FetchLimits } from './limits.ts'

/** What the server said of the last file that was taken, to ask for changes only. */
export interface LastSeen {
  readonly etag?: string | null
  readonly lastModified?: string | null
  /** SHA-256 of the file. */
  readonly hash?: string
}

/** What a fetch is given: in a task process, where it knows nothing of the catalogue. The secret is only in memory. */
export interface FetchInput<Kind extends SourcePlace['kind'] = SourcePlace['kind']> {
  readonly place: Extract<SourcePlace, { kind: Kind }>
  readonly secret: string | null
  readonly hostKey: string | null
  readonly lastSeen: LastSeen
  /** Where the file is written; there already, and empty. */
  readonly folder: string
  /** What the file is called where the source does not say. */
  readonly fallbackName: string
  readonly limits?: Partial<FetchLimits>
  /** The address stands in a file: nobody typed it, and nothing inside of a network of ours is asked. */
  readonly isNamed?: boolean
  /** Tests' own names of servers; left out, the system's. */
  readonly resolve?: Resolve
}

export type Fetched =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'file'
      readonly path: string
      readonly fileName: string
      readonly bytes: number
      readonly hash: string
      readonly etag: string | null
      readonly lastModified: string | null
      /** Its path at the server, for moving or deleting it afterwards. */
      readonly remotePath: string | null
    }

/** What a test of a connection shows. */
export interface Probed {
  readonly fileName: string
  readonly bytes: number | null
  readonly modifiedAt: string | null
  readonly files: number
}

/** Told while bytes come in; also the sign of life that keeps the task process from being stopped. */
export type OnBytes = (bytes: number, total: number | null) => void
