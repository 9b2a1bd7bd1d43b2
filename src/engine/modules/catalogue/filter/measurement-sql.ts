import type { MeasurementFamily } from '../../../core/structure/model.ts'

/** SQL that gives a stored measurement (`1.5 KILOGRAM`) as an amount of the family's standard unit. */
export function measurementSql(sql: string, family: MeasurementFamily): string {
  const cases = family.units.map(
    ({ code, factor, offset }) =>
      `WHEN '${code.replaceAll("'", "''")}' THEN CAST(${sql} AS REAL) * ${factor} + ${offset}`,
  )
  return `(CASE substr(${sql}, instr(${sql}, ' ') + 1) ${cases.join(' ')} END)`
}
