import type { SplitNeeds } from '../../../core/records/choose-scheme.ts'
import { chooseScheme, needsKey, togetherNeeds } from '../../../core/records/choose-scheme.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { RowWrite } from '../../../store/change-tx.ts'
import type { JobContext, WriteContext } from '../../../runtime/module.ts'
import { writeStep } from '../../../runtime/module.ts'
import { AppError } from '../../../../shared/errors.ts'
import { noteSchemes, planSchemes } from '../plan/records/plan-schemes.ts'
import type { PlacesChunk } from '../plan/records/plan-places.ts'
import { planPlaces } from '../plan/records/plan-places.ts'
import { continueImport, writeChunk } from './commit-steps.ts'

/** The schemes that serve these needs, made where the catalogue has none; their ids in the same order. */
export const makeSchemes = writeStep(
  'import.makeSchemes',
  (
    { store }: WriteContext,
    { changeSetId, needs }: { changeSetId: number; needs: readonly SplitNeeds[] },
  ): readonly number[] => {
    const structure = store.structure()
    const taken = new Set<string>()
    const choices = needs.map((each) => {
      const choice = chooseScheme(structure, each, taken)
      taken.add(choice.code)
      return choice
    })
    const missing = choices.filter(({ scheme }) => scheme === null)
    const made = new Map<string, number>()
    if (missing.length > 0)
      continueImport(store, changeSetId, (tx) => {
        const ids = tx.writeRows(
          missing.map(({ code, needs: { familyId, level, axes } }) => ({
            table: 'family_variant' as const,
            id: null,
            row: {
              family_id: familyId,
              code,
              labels: '{}',
              levels: JSON.stringify([level]),
              axes: JSON.stringify([axes]),
            },
          })),
        )
        for (const [at, { code }] of missing.entries()) made.set(code, ids[at] ?? 0)
        const joining = joiningFamilies(
          structure,
          missing.map((each) => each.needs),
        )
        if (joining.length > 0) tx.writeRows(joining)
      })
    return choices.map(({ scheme, code }) => scheme?.id ?? made.get(code) ?? 0)
  },
)

/** What schemes name belongs to their families from then on. */
function joiningFamilies(structure: StructureModel, needs: readonly SplitNeeds[]): RowWrite[] {
  const byFamily = Map.groupBy(needs, ({ familyId }) => familyId)
  return [...byFamily].flatMap(([familyId, ofFamily]) => {
    const members = new Set(structure.familiesById.get(familyId)?.attributeIds)
    const named = new Set(
      ofFamily.flatMap(({ level }) => level.flatMap((code) => structure.attributes.get(code)?.id ?? [])),
    )
    return [...named].flatMap((id): RowWrite[] =>
      members.has(id) ? [] : [{ table: 'family_attribute', id: null, row: { family_id: familyId, attribute_id: id } }],
    )
  })
}

/** Makes the models, variants and links that the rows of an import have named; every product is there by now. */
export async function writeRecords(context: JobContext, importId: number, changeSetId: number): Promise<void> {
  await splitModels(context, importId, changeSetId)
  for (let after: PlacesChunk['next'] = null; ;) {
    if (context.signal.aborted) throw new AppError('cancelled', 'Cancelled.')
    const chunk: PlacesChunk = await context.run(planPlaces, { importId, after })
    if (chunk.next === null) return
    if (chunk.count > 0) await context.run(writeChunk, { changeSetId, keys: chunk.keys, writes: chunk.writes })
    after = chunk.next
  }
}

/** Gives every model that the file leaves open a scheme, one for all of a family that split alike. */
async function splitModels(context: JobContext, importId: number, changeSetId: number): Promise<void> {
  const models = new Map<string, { needs: SplitNeeds; readonly rows: number[] }>()
  for (let after: number | null = 0; after !== null;) {
    if (context.signal.aborted) throw new AppError('cancelled', 'Cancelled.')
    const chunk: Awaited<ReturnType<typeof planSchemes.run>> = await context.run(planSchemes, { importId, after })
    for (const { n, needs } of chunk.found) {
      const key = needsKey(needs)
      const known = models.get(key)
      if (known === undefined) models.set(key, { needs, rows: [n] })
      else {
        known.needs = togetherNeeds(known.needs, needs)
        known.rows.push(n)
      }
    }
    after = chunk.next
  }
  if (models.size === 0) return
  const all = [...models.values()]
  const ids = await context.run(makeSchemes, { changeSetId, needs: all.map(({ needs }) => needs) })
  const schemes = all.flatMap(({ rows }, at) => rows.map((n): [number, number] => [n, ids[at] ?? 0]))
  await context.run(noteSchemes, { importId, schemes })
}
