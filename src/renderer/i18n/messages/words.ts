import type { en } from './en.ts'

export type Messages = typeof en
export type MessageKey = keyof Messages
/** Every message, in one language. */
export type Words = Readonly<Record<MessageKey, string>>
