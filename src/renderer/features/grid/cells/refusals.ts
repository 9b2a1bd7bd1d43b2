import type { Rejection } from '../../../../shared/contract/common.ts'

/** Reasons why a cell is not ours to write: it shows that by itself, and was never going to change. */
const NOT_OURS: ReadonlySet<string> = new Set([
  'read-only',
  'foreign-owner',
  'inherited-value',
  'belongs-to-variant',
  'unknown-column',
])

/** Those that refuse what was typed or pasted, and so are marked for the person to correct. */
export function refusalsIn(rejections: readonly Rejection[]): readonly Rejection[] {
  return rejections.filter(({ code }) => !NOT_OURS.has(code))
}
