import type { CellValue } from '../../../shared/vocabulary.ts'
import { CODE_PATTERN } from '../../../shared/vocabulary.ts'
import { byLikelihood, canBeAxis } from '../model/axes.ts'
import type { Attribute, FamilyVariant, StructureModel } from '../structure/model.ts'
import type { Problem } from '../values/problem.ts'
import { problem } from '../values/problem.ts'

/** How the variants of one model differ. */
export interface SplitNeeds {
  readonly familyId: number
  readonly axes: readonly string[]
  /** Attributes that the variants hold. */
  readonly level: readonly string[]
  /** Attributes that the model holds. */
  readonly held: readonly string[]
}

/** A scheme for all models of one family that split alike. */
export interface SchemeChoice {
  readonly needs: SplitNeeds
  /** One that is there; null: it is to be made under `code`. */
  readonly scheme: FamilyVariant | null
  readonly code: string
}

/**
 * What the variants of a model differ by: the axes named, else those options, one or two of them, that tell all apart.
 * What the model says nothing of lives on the variants. Values are by slot id. Refuses variants
 * of several families, and those that nothing tells apart.
 */
export function splitNeeds(
  structure: StructureModel,
  named: readonly string[] | null,
  model: { readonly familyId: number | null; readonly values: ReadonlyMap<number, CellValue> },
  variants: readonly { readonly familyId: number | null; readonly values: ReadonlyMap<number, CellValue> }[],
): SplitNeeds | Problem {
  const families = new Set([model, ...variants].flatMap(({ familyId }) => familyId ?? []))
  const [familyId] = families
  if (familyId === undefined) return problem('no-family', 'A model needs a family; this one has none.')
  if (families.size > 1) return problem('wrong-family', 'The variants are of several families.', { sku: '' })
  const differing = new Map<string, Attribute>()
  const filled = new Set<string>()
  const held = new Set<string>()
  for (const { id, attribute } of structure.slotsById.values()) {
    if (attribute === null) continue
    if ((model.values.get(id) ?? null) !== null) held.add(attribute.code)
    const first = variants[0]?.values.get(id) ?? null
    if (variants.some(({ values }) => (values.get(id) ?? null) !== first)) differing.set(attribute.code, attribute)
    if (variants.some(({ values }) => (values.get(id) ?? null) !== null)) filled.add(attribute.code)
  }
  const axes = named ?? proposeAxes(structure, [...differing.values()], variants)
  if (axes.length === 0) return problem('no-scheme', 'Nothing short tells the variants apart: a colour, a size.')
  const isOwn = (code: string): boolean => {
    const attribute = structure.attributes.get(code)
    return attribute?.isUnique === true || attribute?.type === 'identifier'
  }
  const level = new Set([...axes, ...[...filled].filter((code) => isOwn(code) || !held.has(code))])
  return { familyId, axes, level: [...level], held: [...held].filter((code) => !level.has(code)) }
}

function proposeAxes(
  structure: StructureModel,
  differing: readonly Attribute[],
  variants: readonly { readonly values: ReadonlyMap<number, CellValue> }[],
): readonly string[] {
  const slotOf = new Map([...structure.slotsById.values()].map(({ id, key }) => [key, id]))
  const valueOf = (code: string, values: ReadonlyMap<number, CellValue>): CellValue =>
    values.get(slotOf.get(code) ?? -1) ?? null
  const candidates = differing
    .filter(
      (attribute) => canBeAxis(attribute) && variants.every(({ values }) => valueOf(attribute.code, values) !== null),
    )
    .toSorted(byLikelihood)
    .map(({ code }) => code)
  const tellApart = (axes: readonly string[]): boolean =>
    new Set(variants.map(({ values }) => JSON.stringify(axes.map((code) => valueOf(code, values))))).size ===
    variants.length
  const sets = [
    ...candidates.map((code) => [code]),
    ...candidates.flatMap((code, at) => candidates.slice(at + 1).map((other) => [code, other])),
  ]
  return variants.length < 2 ? candidates.slice(0, 1) : (sets.find(tellApart) ?? [])
}

/** What two models of one family with the same axes need together. */
export function togetherNeeds(a: SplitNeeds, b: SplitNeeds): SplitNeeds {
  const level = [...new Set([...a.level, ...b.level])]
  return { ...a, level, held: [...new Set([...a.held, ...b.held])].filter((code) => !level.includes(code)) }
}

/** What tells the needs of models apart that can share a scheme. */
export function needsKey({ familyId, axes }: SplitNeeds): string {
  return JSON.stringify([familyId, axes.toSorted()])
}

/** The scheme of the family that serves, or the code of the one to make. `taken`: codes others are about to get. */
export function chooseScheme(structure: StructureModel, needs: SplitNeeds, taken: ReadonlySet<string>): SchemeChoice {
  const schemes = [...structure.familyVariantsById.values()]
  const scheme = schemes.find(({ familyId, axes, levels }) => {
    const [first = []] = axes
    const [level = []] = levels
    const ofVariants = new Set([...first, ...level])
    return (
      familyId === needs.familyId &&
      levels.length === 1 &&
      first.length === needs.axes.length &&
      needs.axes.every((code) => first.includes(code)) &&
      needs.level.every((code) => ofVariants.has(code)) &&
      !needs.held.some((code) => ofVariants.has(code))
    )
  })
  if (scheme) return { needs, scheme, code: scheme.code }
  const used = new Set([...schemes.map(({ code }) => code), ...taken])
  const family = structure.familiesById.get(needs.familyId)?.code ?? 'family'
  const wanted = `${family}_by_${needs.axes.join('_')}`
  const base = CODE_PATTERN.test(wanted) ? wanted : 'variants'
  let code = base
  for (let number = 2; used.has(code); number++) code = `${base.slice(0, 95)}_${number}`
  return { needs, scheme: null, code }
}
