import { z } from 'zod'

/** Shapes that several modules share. Every list is capped: a message is small, plain and bounded. */
export const id = z.int().positive()
export const code = z.string().min(1).max(100)
export const column = z.string().min(1).max(300)
export const cellValue = z.union([z.string().max(2_000_000), z.number(), z.null()])
export const labels = z.record(z.string().max(35), z.string().max(1_000))
export const page = { from: z.int().nonnegative(), count: z.int().positive().max(1_000) } as const

/** Made by the caller; a command sent twice (a reply was lost, the engine died) takes effect once. */
export const requestId = z.string().min(8).max(64)

/** Something expected that was refused, per value or row; the rest went through. */
export const rejection = z.object({
  code: z.string(),
  message: z.string(),
  productId: id.nullable().default(null),
  column: z.string().nullable().default(null),
  /** 1-based source row, where the value came from a file. */
  row: z.int().nullable().default(null),
  value: z.string().nullable().default(null),
  /** Names and numbers of the message, for the renderer's own words (src/shared/rejection-codes.ts). */
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type Rejection = z.infer<typeof rejection>

/** How a person writes numbers and dates; decides how typed text is read. */
export const textFormat = z.strictObject({ decimal: z.enum([',', '.']), dateOrder: z.enum(['dmy', 'mdy', 'ymd']) })
export type TextFormat = z.infer<typeof textFormat>

/** A message key of the renderer's catalogue with its numbers and names: how a step is named in four languages. */
export const messageRef = z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
export type MessageRef = z.infer<typeof messageRef>
