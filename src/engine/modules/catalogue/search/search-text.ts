import type { AttributeType } from '../../../../shared/vocabulary.ts'
import type { Attribute, AttributeOption, Slot, StructureModel } from '../../../core/structure/model.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import { foldAccents } from '../../../core/text/fold.ts'
import { jsonList, optionsOf } from '../../../core/values/options.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { slotExpression } from '../../../store/slots.ts'

const WORD_TYPES: ReadonlySet<AttributeType> = new Set([
  'identifier',
  'text',
  'textarea',
  'rich-text',
  'simple-select',
  'multi-select',
  'reference',
])

/** What products are found by: words of their texts, options and codes, and any part of their codes. */
export interface SearchTexts {
  /** Columns to select from product `p`, the id first. */
  readonly columns: string
  readonly slotIds: ReadonlySet<number>
  /** The texts of one product, given the values of `columns` after the id. */
  read(values: readonly CellValue[]): { readonly words: string; readonly codes: string }
}

const made = new WeakMap<StructureModel, SearchTexts>()

export function searchTexts(structure: StructureModel): SearchTexts {
  let texts = made.get(structure)
  if (!texts) made.set(structure, (texts = makeTexts(structure)))
  return texts
}

function makeTexts(structure: StructureModel): SearchTexts {
  const slots = [...structure.slots.values()].filter(
    (slot) => slot === SYSTEM_SLOT.sku || (slot.attribute && WORD_TYPES.has(slot.attribute.type)),
  )
  const isCode = (slot: Slot): boolean => slot === SYSTEM_SLOT.sku || slot.attribute?.type === 'identifier'
  const isPlain = (slot: Slot): boolean => !READ_TYPES.has(slot.attribute?.type)
  const codes = slots.filter(isCode)
  const plain = slots.filter((slot) => isPlain(slot) && !isCode(slot))
  const others = slots.filter((slot) => !isPlain(slot))
  const readers = others.map((slot) => wordReader(structure, slot))
  return {
    columns: ['p.id', joined(codes), joined(plain), ...others.map(slotExpression)].join(', '),
    slotIds: new Set(slots.map(({ id }) => id)),
    read: ([ofCodes, ofPlain, ...values]) => {
      const words = [String(ofCodes ?? ''), String(ofPlain ?? '')]
      for (const [index, value] of values.entries())
        if (value !== null) words.push(readers[index]?.(String(value)) ?? '')
      return { words: words.join('\n'), codes: String(ofCodes ?? '') }
    },
  }
}

/** Types whose stored text is not what people read. */
const READ_TYPES: ReadonlySet<AttributeType | undefined> = new Set(['rich-text', 'simple-select', 'multi-select'])

/** Arguments that one SQL function may have; SQLite allows 100. */
const MOST_JOINED = 90

/** SQL of texts one under another: reading forty columns of a row costs more than joining them there. */
function joined(slots: readonly Slot[]): string {
  if (slots.length === 0) return 'NULL'
  const groups = Array.from({ length: Math.ceil(slots.length / MOST_JOINED) }, (_, index) =>
    slots.slice(index * MOST_JOINED, (index + 1) * MOST_JOINED),
  )
  return groups.map((group) => `concat_ws(char(10), ${group.map(slotExpression).join(', ')})`).join(' || char(10) || ')
}

function wordReader(structure: StructureModel, { attribute }: Slot): (value: string) => string {
  switch (attribute?.type) {
    case 'rich-text':
      return (value) => value.replace(/<[^>]*>/g, ' ')
    case 'simple-select':
      return optionNames(structure, attribute)
    case 'multi-select': {
      const names = optionNames(structure, attribute)
      return (value) => (jsonList(value) ?? []).map(names).join('\n')
    }
    default:
      return (value) => value
  }
}

function optionNames(structure: StructureModel, attribute: Attribute): (code: string) => string {
  const options = optionsOf(structure.options, attribute.id)
  return (code) => namesOf(options.get(code)) ?? code
}

/** What an option is found by, in every language. */
export function namesOf(option: AttributeOption | undefined): string | undefined {
  return option && [option.code, ...Object.values(option.labels)].join('\n')
}

/** The words of a text as the index has them: runs of letters and digits, without case and accents. */
export function wordsOf(text: string): string[] {
  return foldAccents(text).match(/[\p{L}\p{N}]+/gu) ?? []
}
