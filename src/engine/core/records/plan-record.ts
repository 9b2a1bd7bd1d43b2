import type { CellValue, ProductKind } from '../../../shared/vocabulary.ts'
import type { Place } from '../structure/inheritance.ts'
import type { FamilyVariant } from '../structure/model.ts'
import { ownKeys } from '../structure/own-values.ts'
import type { Problem } from '../values/problem.ts'
import { problem } from '../values/problem.ts'
import type { RecordRole } from './record-column.ts'
import type { Split } from './read-record.ts'

/** What a row says of how its product stands to others; null for what it leaves open. */
export interface RecordCells {
  readonly kind: ProductKind | null
  /** SKU of the model; '' where the column is there and empty. */
  readonly parent: string | null
  readonly split: Split | null
  /** Undefined where the file has no such column. */
  readonly own: CellValue | undefined
}

/** How a product stands to others as the catalogue has it. */
export interface StoredRecord {
  readonly kind: string
  readonly parent: string | null
  readonly scheme: FamilyVariant | null
  readonly own: CellValue
  readonly hasVariants: boolean
}

/** A product that may become a model, or is one, as it will be with the file carried out. */
export interface KnownRecord {
  readonly sku: string
  /** Null where the file leaves it open. */
  readonly kind: ProductKind | null
  readonly parent: string | null
  readonly familyId: number | null
  readonly split: Split | null
  readonly isInFile: boolean
}

export interface RecordFacts {
  readonly sku: string
  readonly familyId: number | null
  readonly stored: StoredRecord | null
  /** Another row names it as its model. */
  readonly isNamedAsParent: boolean
  /** A product by SKU, of file and catalogue; null for none. */
  readonly find: (sku: string) => KnownRecord | null
}

/** What has to be written of a product's place among others; undefined leaves what is there. */
export interface RecordChange {
  readonly kind: ProductKind
  readonly parent: string | null
  /** For a root model: how it splits; null when that follows from its variants or stays. */
  readonly split: Split | null
  /** What a variant keeps for itself; undefined where its values tell. */
  readonly own: CellValue | undefined
  /** Models above it. */
  readonly depth: number
}

export interface RecordPlan {
  /** Null when its place stays as it is. */
  readonly change: RecordChange | null
  /** Where it will stand, for refusing values; null where none can be refused yet, or it stands alone. */
  readonly place: Place | null
  readonly problems: readonly { readonly role: RecordRole; readonly problem: Problem }[]
}

/** More levels no scheme has. */
const DEEPEST = 5

/**
 * Decides where a product will stand: alone, as a model, or under one. Refuses models that are nowhere, the product
 * itself, one of its own variants, a product that is no model, and models of another family; a refused place leaves
 * the one it has.
 */
export function planRecord(cells: RecordCells, facts: RecordFacts): RecordPlan {
  const problems: { role: RecordRole; problem: Problem }[] = []
  const { sku, stored } = facts
  const held = stored?.parent ?? null
  const isReleased = cells.kind === 'product' && cells.parent === ''
  let parent = cells.parent === null || cells.parent === '' ? (isReleased ? null : held) : cells.parent
  if (parent !== null && parent !== held) {
    const refusal = refuseParent(parent, facts)
    if (refusal) {
      problems.push({ role: 'parent', problem: refusal })
      parent = held
    }
  }
  const above = parent === null ? [] : ancestors(parent, facts.find)
  const root = above.at(-1) ?? null
  const isModel = isToBeModel(cells, facts, parent)
  if (parent === null && cells.kind === 'variant' && problems.length === 0)
    problems.push({ role: 'kind', problem: problem('unknown-parent', 'A variant needs a model.', { sku }) })
  if (cells.kind === 'product' && stored?.hasVariants === true && parent === null)
    problems.push({ role: 'kind', problem: problem('has-variants', 'A model that has variants stays a model.') })
  const split = splitOf(cells, facts, parent, root, problems)
  const kind: ProductKind = parent !== null ? (isModel ? 'model' : 'variant') : isModel ? 'model' : 'product'
  const isMoved = parent !== held
  const own = parent === null ? undefined : cells.own
  const isChanged =
    stored === null
      ? kind !== 'product'
      : kind !== stored.kind ||
        isMoved ||
        (split?.kind === 'scheme' && split.scheme.id !== stored.scheme?.id) ||
        (own !== undefined && own !== stored.own)
  return {
    change: isChanged ? { kind, parent, split: parent === null ? split : null, own, depth: above.length } : null,
    place:
      parent === null
        ? placeOfRoot(kind, split?.kind === 'scheme' ? split.scheme : (stored?.scheme ?? null))
        : isMoved
          ? null // what it brings along is compared with its model's values once both are there
          : placeUnder(root, above.length, own ?? stored?.own ?? null),
    problems,
  }
}

function refuseParent(parent: string, { sku, familyId, find }: RecordFacts): Problem | null {
  if (parent === sku) return problem('own-parent', `"${sku}" cannot be its own model.`, { sku })
  const found = find(parent)
  if (found === null) return problem('unknown-parent', `There is no model "${parent}".`, { sku: parent })
  const above = ancestors(parent, find)
  if (above.some((each) => each.sku === sku) || above.length > DEEPEST)
    return problem('parent-cycle', `"${parent}" is itself below "${sku}".`, { sku: parent })
  if (found.kind !== 'model' && !(found.kind === null && found.isInFile))
    return problem('not-a-model', `"${parent}" is not a model with variants.`, { sku: parent })
  const family = above.at(-1)?.familyId ?? null
  return familyId !== null && family !== null && family !== familyId
    ? problem('wrong-family', `"${parent}" is of another family.`, { sku: parent })
    : null
}

/** A product and all above it, the nearest first; ends where the file leads in a circle. */
function ancestors(sku: string, find: RecordFacts['find']): readonly KnownRecord[] {
  const found: KnownRecord[] = []
  for (let next: string | null = sku; next !== null && found.length <= DEEPEST;) {
    const each: KnownRecord | null = find(next)
    if (each === null) break
    found.push(each)
    next = each.parent
  }
  return found
}

function isToBeModel(cells: RecordCells, { stored, isNamedAsParent }: RecordFacts, parent: string | null): boolean {
  if (cells.kind !== null) return cells.kind === 'model' || (cells.kind === 'product' && stored?.hasVariants === true)
  return isNamedAsParent || (stored === null ? parent === null && cells.split !== null : stored.kind === 'model')
}

/** How a root model will split, as far as the file says. */
function splitOf(
  { split }: RecordCells,
  { familyId, stored }: RecordFacts,
  parent: string | null,
  root: KnownRecord | null,
  problems: { role: RecordRole; problem: Problem }[],
): Split | null {
  if (split === null) return null
  if (split.kind === 'axes') return stored?.scheme == null ? split : null
  const { scheme } = split
  const isOfOther =
    parent === null
      ? familyId !== null && scheme.familyId !== familyId
      : root?.split?.kind === 'scheme' && root.split.scheme.id !== scheme.id
  if (!isOfOther) return parent === null ? split : null
  problems.push({
    role: 'split',
    problem: problem('wrong-family-variant', `"${scheme.code}" is a way to split of another family.`, {
      name: scheme.code,
    }),
  })
  return null
}

function placeOfRoot(kind: ProductKind, variant: FamilyVariant | null): Place | null {
  return kind === 'model' && variant !== null ? { depth: 0, variant, own: ownKeys(null) } : null
}

function placeUnder(root: KnownRecord | null, depth: number, own: CellValue): Place | null {
  return root?.split?.kind === 'scheme' ? { depth, variant: root.split.scheme, own: ownKeys(own) } : null
}
