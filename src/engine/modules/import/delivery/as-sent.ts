import type { Rejection } from '../../../../shared/contract/common.ts'
import { NewThings } from '../../../core/matching/new-things.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import type { ImportColumn } from '../plan/import-columns.ts'
import type { Target } from '../plan/import-target.ts'
import { importTarget, readCell } from '../plan/import-target.ts'
import { refuseAt } from '../plan/planned-row.ts'
import { isRecordColumn } from '../plan/records/record-planner.ts'
import { RowSteps } from '../plan/row-steps.ts'
import type { ImportPolicy } from '../../../../shared/contract/import-policy.ts'
import type { StagedRow } from '../staging/staged-rows.ts'

/**
 * Reads cells that somebody has repaired as the supplier sent them: whoever repairs a file here makes it no better than
 * it came. Leaves nothing behind: what a misspelt option would have made is made for nobody.
 */
export class AsSent {
  readonly #targets: readonly Target[]
  readonly #steps: RowSteps

  constructor(db: Db, structure: StructureModel, columns: readonly ImportColumn[], policy: ImportPolicy) {
    const around = { db, structure, policy, newThings: new NewThings(structure) }
    this.#targets = columns
      .filter((column) => !isRecordColumn(column))
      .map((column) => importTarget(around, column, -1))
    this.#steps = new RowSteps(columns)
  }

  /** Why the rules refuse what stands in the file under the repairs of a row. */
  refused({ n, cells, repairs }: Pick<StagedRow, 'n' | 'cells'> & Partial<Pick<StagedRow, 'repairs'>>): Rejection[] {
    const repaired = this.#targets.filter(({ index }) => repairs?.has(index) === true)
    const [sent] = repaired.length === 0 ? [] : this.#steps.rows([{ cells }])
    if (sent === undefined) return []
    return repaired.flatMap((target) => {
      const read = readCell(target, sent)
      return read.ok ? [] : [refuseAt({ row: n, cells: sent }, target, read.problem, null)]
    })
  }
}
