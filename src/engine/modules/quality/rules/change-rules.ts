import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { QualityRule } from '../../../../shared/contract/rules.ts'
import { regexFault } from '../../../../shared/regex-fault.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import type { RowWrite } from '../../../store/change-tx.ts'
import type { Db } from '../../../store/database.ts'
import { summaryIfAny, summaryOf } from '../../catalogue/index.ts'

/** Puts rules and takes others away, as one step; a pattern that does not compile is refused, with where. */
export function changeRules(
  { db, store }: WriteContext,
  { requestId, put, remove }: Parsed<'quality.changeRules'>,
): Result<'quality.changeRules'> {
  const earlier = store.replyTo<{ changeSetId: number }>(requestId)
  if (earlier) return { changeSet: summaryOf(db, earlier.changeSetId) }
  for (const rule of put) refuseBadPattern(rule)
  const writes = ruleWrites(db, put, remove)
  const [only] = put.length + remove.length === 1 ? [...put.map(({ code }) => code), ...remove] : []
  const kind = put.length === 0 ? 'remove' : 'put'
  const label = { key: `history.rules.${kind}`, params: { count: put.length + remove.length, name: only ?? '' } }
  const { changeSetId } = store.change({ kind: 'rules', label, origin: 'user', requestId }, (tx) => {
    tx.writeRows(writes)
    tx.setReply({ changeSetId: tx.changeSetId })
  })
  return { changeSet: summaryIfAny(db, changeSetId) }
}

/** The rows to write; rules that are as they were already are left alone. */
export function ruleWrites(db: Db, put: readonly QualityRule[], remove: readonly string[]): RowWrite[] {
  const rows = db.prepare('SELECT id, code, rule, sort_order FROM quality_rule').all() as {
    id: number
    code: string
    rule: string
    sort_order: number
  }[]
  const known = new Map(rows.map((row) => [row.code, row]))
  const last = Math.max(0, ...rows.map(({ sort_order }) => sort_order))
  const gone = remove.flatMap((code) => known.get(code) ?? [])
  return [
    ...gone.map(({ id }): RowWrite => ({ table: 'quality_rule', id, row: null })),
    ...put.flatMap((rule, index): RowWrite[] => {
      const before = known.get(rule.code)
      const text = JSON.stringify(rule)
      if (before?.rule === text) return []
      const row = { code: rule.code, rule: text, sort_order: before?.sort_order ?? last + index + 1 }
      return [{ table: 'quality_rule', id: before?.id ?? null, row }]
    }),
  ]
}

function refuseBadPattern({ code, check }: QualityRule): void {
  const fault = check.kind === 'pattern' ? regexFault(check.pattern) : null
  if (fault)
    throw new AppError('invalid-input', `The pattern of the rule "${code}" is not right.`, {
      reason: 'rule-pattern',
      rule: code,
      position: fault.position,
    })
}
