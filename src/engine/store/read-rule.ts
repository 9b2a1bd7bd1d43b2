import { qualityRule } from '../../shared/contract/rules.ts'
import type { KeptRule } from '../core/structure/model.ts'

/** Parsed texts: the structure is loaded anew after every change of it, the rules are mostly the same. */
const read = new Map<string, KeptRule | null>()

/** More than any catalogue has; then all are forgotten. */
const MAX_KEPT = 2_000

/** A rule from its row; nothing for one that a newer program wrote and this one does not know. */
export function readRule({ id, rule }: { readonly id: number; readonly rule: string }): KeptRule[] {
  const key = `${id} ${rule}`
  let found = read.get(key)
  if (found === undefined) {
    if (read.size >= MAX_KEPT) read.clear()
    const parsed = qualityRule.safeParse(JSON.parse(rule))
    read.set(key, (found = parsed.success ? { ...parsed.data, id } : null))
  }
  return found === null ? [] : [found]
}
