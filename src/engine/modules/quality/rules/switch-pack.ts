import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { RulePack } from '../../../../shared/contract/rules.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import type { ChangeTx } from '../../../store/change-tx.ts'
import { summaryIfAny, summaryOf } from '../../catalogue/index.ts'
import { ruleWrites } from './change-rules.ts'
import { rulePacks } from './packs.ts'

/** Brings a pack's rules in, with its attributes where asked, or takes its rules away; one step. */
export function switchPack(
  { db, store }: WriteContext,
  { requestId, pack: code, isOn, createAttributes }: Parsed<'quality.switchPack'>,
): Result<'quality.switchPack'> {
  const earlier = store.replyTo<{ changeSetId: number }>(requestId)
  if (earlier) return { changeSet: summaryOf(db, earlier.changeSetId) }
  const pack = rulePacks().find((each) => each.pack === code)
  if (!pack) throw new AppError('not-found', `There is no pack "${code}".`, { pack: code })
  const kept = store.structure().rules.filter((rule) => rule.pack === code)
  const writes = ruleWrites(db, isOn ? pack.rules : [], isOn ? [] : kept.map((rule) => rule.code))
  const label = { key: `history.rules.${isOn ? 'packOn' : 'packOff'}`, params: {} }
  const { changeSetId } = store.change({ kind: 'rules', label, origin: 'user', requestId }, (tx) => {
    if (isOn && createAttributes) createMissing(tx, pack)
    tx.writeRows(writes)
    tx.setReply({ changeSetId: tx.changeSetId })
  })
  return { changeSet: summaryIfAny(db, changeSetId) }
}

/** Makes the attributes that the catalogue has not, for all families: every product may have to tell them. */
function createMissing(tx: ChangeTx, { attributes }: RulePack): void {
  const structure = tx.structure()
  const missing = attributes.filter(({ code }) => !structure.attributes.has(code))
  const last = Math.max(0, ...[...structure.attributes.values()].map(({ sortOrder }) => sortOrder))
  const ids = tx.writeRows(
    missing.map(({ code, type, labels, isLocalizable }, index) => ({
      table: 'attribute',
      id: null,
      row: {
        code,
        type,
        labels: JSON.stringify(labels),
        is_localizable: Number(isLocalizable),
        sort_order: last + index + 1,
      },
    })),
  )
  tx.writeRows([
    ...missing.flatMap(({ options }, at) =>
      options.map((option, index) => ({
        table: 'attribute_option' as const,
        id: null,
        row: {
          attribute_id: ids[at] ?? 0,
          code: option.code,
          labels: JSON.stringify(option.labels),
          sort_order: index,
        },
      })),
    ),
    ...[...structure.families.values()].flatMap(({ id: family_id }) =>
      ids.map((attribute_id) => ({
        table: 'family_attribute' as const,
        id: null,
        row: { family_id, attribute_id },
      })),
    ),
  ])
}
