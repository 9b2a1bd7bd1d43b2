import { readStep, type Step } from '../../runtime/module.ts'
import { requireFilter, type ComputedColumns } from '../catalogue/index.ts'

export type SelectRoots = Step<{ readonly filter: string }, number[]>

/**
 * Ids of the products a plan is about: simple products and root models, whole, of everything the filter finds; a
 * variant brings its model. Refuses a filter that is not right.
 */
export function selectRootsStep(computed: ComputedColumns): SelectRoots {
  return readStep('publish.selectRoots', 'worker', ({ db, structure }, { filter }) => {
    const found = requireFilter({ structure: structure(), computed }, filter)
    return db
      .prepare(
        `WITH RECURSIVE up (id, parent_id) AS (
           SELECT p.id, p.parent_id FROM product p WHERE p.deleted_at IS NULL AND (${found.sql})
           UNION
           SELECT above.id, above.parent_id FROM up JOIN product above ON above.id = up.parent_id
           WHERE above.deleted_at IS NULL
         )
         SELECT id FROM up WHERE parent_id IS NULL ORDER BY id`,
      )
      .pluck()
      .all(...found.params) as number[]
  })
}
