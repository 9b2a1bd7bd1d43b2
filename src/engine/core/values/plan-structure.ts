import type { Intent } from '../../../shared/contract/catalogue.ts'
import type { Rejection } from '../../../shared/contract/common.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { CODE_PATTERN, SYSTEM_COLUMNS } from '../../../shared/vocabulary.ts'
import type { StructureModel } from '../structure/model.ts'
import type { Problem } from './problem.ts'
import { problem } from './problem.ts'
import { toRejection } from './rejections.ts'

export type StructureIntent = Extract<Intent, { kind: 'create-attribute' | 'create-option' | 'set-requirement' }>

/** A row to write, as the write door takes it; a requirement is a row that is there or not. */
export type PlannedRow =
  | {
      readonly kind: 'row'
      readonly table: 'attribute' | 'attribute_option'
      readonly row: Readonly<Record<string, CellValue>>
    }
  | {
      readonly kind: 'requirement'
      readonly familyId: number
      readonly attributeId: number
      readonly channelId: number
      readonly isRequired: boolean
      readonly joinsFamily: boolean
    }

export interface StructurePlan {
  readonly rows: readonly PlannedRow[]
  readonly rejections: readonly Rejection[]
}

export function isStructureIntent(intent: Intent): intent is StructureIntent {
  return intent.kind === 'create-attribute' || intent.kind === 'create-option' || intent.kind === 'set-requirement'
}

/** Decides which attributes, options and requirements can be made, as the structure is now. */
export function planStructure(structure: StructureModel, intents: readonly StructureIntent[]): StructurePlan {
  const rows: PlannedRow[] = []
  const rejections: Rejection[] = []
  const taken = new Set<string>()
  let sortOrder = Math.max(0, ...[...structure.attributes.values()].map((attribute) => attribute.sortOrder))
  for (const intent of intents) {
    const planned =
      intent.kind === 'create-attribute'
        ? planAttribute(structure, intent, taken, ++sortOrder)
        : intent.kind === 'create-option'
          ? planOption(structure, intent, taken)
          : planRequirement(structure, intent)
    if ('params' in planned)
      rejections.push(toRejection(planned, { value: 'code' in intent ? intent.code : intent.attribute }))
    else rows.push(planned)
  }
  return { rows, rejections }
}

function planAttribute(
  structure: StructureModel,
  intent: Extract<StructureIntent, { kind: 'create-attribute' }>,
  taken: Set<string>,
  sortOrder: number,
): PlannedRow | Problem {
  const { code } = intent
  if (!CODE_PATTERN.test(code)) return invalidCode(code)
  const isKnown =
    structure.attributes.has(code) ||
    structure.associationTypes.has(code) ||
    (SYSTEM_COLUMNS as readonly string[]).includes(code)
  if (isKnown || taken.has(code))
    return problem('duplicate-code', `There is already something called "${code}".`, { name: code })
  const group = intent.group === null ? null : structure.groups.get(intent.group)
  if (group === undefined) return unknownName(intent.group ?? '')
  taken.add(code)
  const flags = { is_scopable: intent.isScopable ? 1 : 0, is_localizable: intent.isLocalizable ? 1 : 0 }
  return {
    kind: 'row',
    table: 'attribute',
    row: {
      code,
      type: intent.type,
      labels: JSON.stringify(intent.labels),
      group_id: group?.id ?? null,
      ...flags,
      sort_order: sortOrder,
    },
  }
}

function planOption(
  structure: StructureModel,
  intent: Extract<StructureIntent, { kind: 'create-option' }>,
  taken: Set<string>,
): PlannedRow | Problem {
  const attribute = structure.attributes.get(intent.attribute)
  if (!attribute || (attribute.type !== 'simple-select' && attribute.type !== 'multi-select'))
    return unknownName(intent.attribute)
  if (!CODE_PATTERN.test(intent.code)) return invalidCode(intent.code)
  const name = `${intent.attribute}/${intent.code}`
  const options = structure.options.get(attribute.id)
  if (options?.has(intent.code) || taken.has(name))
    return problem('duplicate-code', `${intent.attribute} already has an option "${intent.code}".`, {
      name: intent.code,
    })
  taken.add(name)
  const sortOrder = (options?.size ?? 0) + taken.size
  return {
    kind: 'row',
    table: 'attribute_option',
    row: {
      attribute_id: attribute.id,
      code: intent.code,
      labels: JSON.stringify(intent.labels),
      sort_order: sortOrder,
    },
  }
}

function planRequirement(
  structure: StructureModel,
  intent: Extract<StructureIntent, { kind: 'set-requirement' }>,
): PlannedRow | Problem {
  const family = structure.families.get(intent.family)
  const attribute = structure.attributes.get(intent.attribute)
  const channel = structure.channels.get(intent.channel)
  if (!family || !attribute || !channel)
    return unknownName(!family ? intent.family : !attribute ? intent.attribute : intent.channel)
  const joinsFamily = intent.isRequired && !family.attributeIds.includes(attribute.id)
  return {
    kind: 'requirement',
    familyId: family.id,
    attributeId: attribute.id,
    channelId: channel.id,
    isRequired: intent.isRequired,
    joinsFamily,
  }
}

function invalidCode(code: string): Problem {
  return problem('invalid-code', `"${code}" cannot be a code: letters, digits, hyphens and underscores only.`, {
    name: code,
  })
}

function unknownName(name: string): Problem {
  return problem('unknown-name', `The catalogue has no "${name}".`, { name })
}
