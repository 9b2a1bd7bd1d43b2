import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { ComputedColumns } from '../computed-columns.ts'
import { compileFilter } from '../filter/compile.ts'
import { currentViews } from './views.ts'

/** Says whether a filter is right, where it is not, and how many products it shows. */
export function checkFilter(
  context: ReadContext,
  computed: ComputedColumns,
  { filter }: Parsed<'catalogue.checkFilter'>,
): Result<'catalogue.checkFilter'> {
  const compiled = compileFilter({ structure: context.structure(), computed }, filter)
  if ('ok' in compiled) {
    const { code, params, message, position } = compiled
    return { ok: false, message, position, fault: { code, params: { ...params } }, count: null }
  }
  const query = { filter, search: '', sort: [] }
  const count = context.db.transaction(
    () => currentViews(context, computed).ids(`count ${filter}`, query, true).length,
  )()
  return { ok: true, message: null, position: null, fault: null, count }
}
