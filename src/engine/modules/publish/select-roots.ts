import { readStep } from '../../runtime/module.ts'

/** Ids of the products a plan is about: simple products and root models, whole, of everything the filter finds. */
export const selectRootsStep = readStep(
  'publish.selectRoots',
  'worker',
  ({ db }, _input: { filter: string }): number[] => {
    return db
      .prepare('SELECT id FROM product WHERE parent_id IS NULL AND deleted_at IS NULL ORDER BY id')
      .pluck()
      .all() as number[]
  },
)
