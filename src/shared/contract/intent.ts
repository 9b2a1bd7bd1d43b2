import { z } from 'zod'
import { PRODUCT_KINDS } from '../vocabulary.ts'
import { cellValue, code, column, id } from './common.ts'
import { modelChange } from './model-change.ts'

/** Where a value is typed text, the engine reads it by the attribute's type and the person's format. */
const target = { productId: id, column } as const

/** What a person wants; the planner in core turns intents into changes or rejections. */
export const intent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set-text'), ...target, text: z.string().max(2_000_000) }),
  z.strictObject({ kind: z.literal('set-value'), ...target, value: cellValue }),
  z.strictObject({ kind: z.literal('clear-value'), ...target }),
  /** Takes an override back: a variant shows its model's value again, an owner gets its cell with what stood there. */
  z.strictObject({ kind: z.literal('reset-value'), ...target }),
  z.strictObject({
    kind: z.literal('create-product'),
    sku: z.string().max(200),
    productKind: z.enum(PRODUCT_KINDS).default('product'),
    parentId: id.nullable().default(null),
    /** Instead of `parentId`: a model by its SKU, which may be made in the same list. Such products are made after it. */
    parentSku: z.string().max(200).optional(),
    family: code.nullable().default(null),
    /** How a model splits: needed for a root model. */
    familyVariant: code.nullable().default(null),
    texts: z.record(column, z.string()).default({}),
  }),
  z.strictObject({ kind: z.literal('delete-product'), productId: id }),
  z.strictObject({ kind: z.literal('restore-product'), productId: id }),
  /** A change of the model in the same step as the values that need it. */
  z.strictObject({ kind: z.literal('change-model'), change: modelChange }),
])
export type Intent = z.infer<typeof intent>
