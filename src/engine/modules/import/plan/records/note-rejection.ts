import type { Problem } from '../../../../core/values/problem.ts'
import { toRejection } from '../../../../core/values/rejections.ts'
import type { Db } from '../../../../store/database.ts'
import { prepared } from '../../../../store/database.ts'

/** Notes what is refused of a row once all rows are there: its values stay, its place among others does not come. */
export function noteRowRejection(staging: Db, row: number, why: Problem, value: string): void {
  const rejection = toRejection(why, { row, value })
  prepared(staging, 'INSERT INTO rejection (n, code, rejection) VALUES (?, ?, ?)').run(
    row,
    rejection.code,
    JSON.stringify(rejection),
  )
}
