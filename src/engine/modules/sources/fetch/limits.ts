/** Limits of what is fetched from a source; each with a test at or past it. */
export interface FetchLimits {
  /** Bytes of a file, or of all its pages, unpacked. */
  readonly maxBytes: number
  /** Of the whole download. */
  readonly maxMs: number
  /** Without a byte. */
  readonly silentMs: number
}

/** 2 GB: twice the largest price list there is a reader for. */
export const LIMITS: FetchLimits = { maxBytes: 2 * 2 ** 30, maxMs: 30 * 60_000, silentMs: 30_000 }

/** Redirects followed for one address. */
export const MOST_REDIRECTS = 5
/** Pages of one delivery; a page is put together in memory. */
export const MOST_PAGES = 10_000
export const MOST_PAGE_BYTES = 64 * 2 ** 20
/** Files in one folder of a server: of more, the newest cannot be told in bounded memory. */
export const MOST_FILES = 100_000
/** What their listing may take, as the server writes it. */
export const MOST_LISTING_BYTES = 32 * 2 ** 20
