/**
 * Why one value, row or intent was refused, while the rest went through. The renderer has words for each in its
 * languages; `params` of the rejection fills them in.
 */
export const REJECTION_CODES = [
  // Columns: { column, axis?, channel?, locale?, currency? }
  'unknown-column',
  'unknown-channel',
  'unknown-locale',
  'unknown-currency',
  'scope-missing',
  'scope-unexpected',
  // Values: { limit?, unit?, currency?, expected? }
  'not-a-number',
  'too-many-digits',
  'too-many-decimals',
  'number-too-small',
  'number-too-large',
  'not-a-date',
  'not-a-boolean',
  'not-text',
  'too-long',
  'pattern-mismatch',
  'wrong-currency',
  'unit-missing',
  'unknown-unit',
  'unknown-option',
  'ambiguous-option',
  'gtin-length',
  'gtin-check-digit',
  'unknown-family',
  'unknown-category',
  'unknown-status',
  'value-required',
  // What may not be written there: { owner?, model? }
  'read-only',
  'foreign-owner',
  'inherited-value',
  'belongs-to-variant',
  // Between products: { sku?, other? }
  'unknown-product',
  'duplicate-sku',
  'duplicate-value',
  'unknown-parent',
  'not-a-model',
  'has-variants',
  'parent-deleted',
  // Operations on ranges: { operation?, type? }
  'not-for-this-type',
  'division-by-zero',
  'past-the-end',
  // Files: { row?, first?, count? }
  'ambiguous-number',
  'ambiguous-date',
  'scientific-number',
  'error-cell',
  'picture-not-stored',
  'too-many-options',
  'missing-key',
  'older-row',
  'repeated-key',
  'ambiguous-key',
  // The model: { name?, count?, what?, limit? }
  'invalid-code',
  'duplicate-code',
  'unknown-name',
  'in-use',
  'cycle',
  'default-needed',
  'not-an-axis',
  'not-in-family',
  'unit-needed',
  'invalid-pattern',
  'not-for-type',
  'values-not-unique',
] as const

export type RejectionCode = (typeof REJECTION_CODES)[number]
