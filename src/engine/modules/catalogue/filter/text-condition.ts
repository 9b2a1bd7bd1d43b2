import type { Filter } from '../../../../shared/filter/ast.ts'
import type { Slot, StructureModel } from '../../../core/structure/model.ts'
import { resolveInScope } from '../../../core/structure/resolve-column.ts'
import { fold } from '../../../core/text/fold.ts'
import type { AttributeType } from '../../../../shared/vocabulary.ts'

/** A comparison that looks at nothing but one column's texts, which is answered from memory once they have been read. */
export interface TextCondition {
  readonly slot: Slot
  readonly operator: 'contains' | 'starts with' | '='
  /** Folded. */
  readonly text: string
}

const TEXTS: ReadonlySet<AttributeType> = new Set(['text', 'textarea', 'rich-text'])

/** What a filter says of one column's texts, if that is all it says. */
export function textCondition(structure: StructureModel, filter: Filter): TextCondition | null {
  if (filter.kind !== 'compare') return null
  const { operator, value, column: key } = filter
  if (operator !== 'contains' && operator !== 'starts with' && operator !== '=') return null
  const resolved = resolveInScope(structure, key)
  if (!resolved.ok) return null
  const { attribute, slot } = resolved.column
  return attribute && slot && TEXTS.has(attribute.type) ? { slot, operator, text: fold(value) } : null
}
