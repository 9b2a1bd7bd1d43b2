import type { Matrix, Missing } from './matrix-layout.ts'

/**
 * What is asked for, with the models above it that are not there yet, each once: those under a model that is there
 * first, then what goes under them, level by level, as the engine makes them and counts what it has made. Pure.
 */
export function makingOrder<T extends { readonly parent: string }>(
  between: Matrix['between'],
  asked: readonly T[],
  toModel: (model: Missing) => T,
): T[] {
  const models = new Map<string, { readonly made: T; readonly depth: number }>()
  /** How many models above are still to be made; notes each of them. */
  const depthUnder = (parent: string): number => {
    const noted = models.get(parent)
    if (noted) return noted.depth + 1
    const model = between.find(({ sku }) => sku === parent)
    if (!model) return 0
    const depth = depthUnder(model.parent)
    models.set(parent, { made: toModel(model), depth })
    return depth + 1
  }
  const below = asked.map((made) => ({ made, depth: depthUnder(made.parent) }))
  return [...models.values(), ...below].toSorted((a, b) => a.depth - b.depth).map(({ made }) => made)
}
