/** What a document of a product can be. */
export const DOCUMENT_TYPES = [
  'certificate',
  'declaration',
  'manual',
  'safety-sheet',
  'data-sheet',
  'label',
  'other',
] as const
export type DocumentType = (typeof DOCUMENT_TYPES)[number]

/** Parts of the library; each is counted. */
export const LIBRARY_PARTS = [
  'all',
  'pictures',
  'documents',
  /** On no product, nor on one in the bin. */
  'unused',
  /** Pictures without an alternative text in the language asked for. */
  'without-alt',
  /** Pictures with a problem or that cannot be seen. */
  'troubled',
  /** Documents that have expired, or will within `EXPIRES_SOON_DAYS`. */
  'expiring',
] as const
export type LibraryPart = (typeof LIBRARY_PARTS)[number]

/** A certificate is asked of a supplier again this long before it expires. */
export const EXPIRES_SOON_DAYS = 60

export const LIBRARY_ORDERS = ['newest', 'name', 'largest'] as const
export type LibraryOrder = (typeof LIBRARY_ORDERS)[number]
