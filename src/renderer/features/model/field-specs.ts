import { ATTRIBUTE_TYPES, CONTEXT_KINDS, OWNERS } from '../../../shared/vocabulary.ts'
import type { AttributeType } from '../../../shared/vocabulary.ts'
import type { ModelEntity } from '../../../shared/contract/model-change.ts'

/** Fields of a thing of the model as the form holds them; the contract gives each entity its own (ModelFields). */
export type Draft = Readonly<Record<string, unknown>>

export type FieldKind =
  /** A text per language; `area`: on several lines. */
  | { readonly as: 'labels'; readonly area?: boolean }
  | { readonly as: 'text'; readonly isNullable?: boolean }
  | { readonly as: 'number' }
  | { readonly as: 'flag' }
  /** One of a few, in words of the message catalogue `model.choice.<name>.<value>`. */
  | { readonly as: 'choice'; readonly values: readonly string[] }
  /** Another thing of the model, or none. */
  | { readonly as: 'ref'; readonly entity: ModelEntity; readonly isNeeded?: boolean }
  /** Several things of the model, in an order. */
  | { readonly as: 'refs'; readonly entity: ModelEntity }
  /** A list of texts, one a line. */
  | { readonly as: 'lines' }
  | { readonly as: 'unit' }
  | { readonly as: 'units' }
  | { readonly as: 'members' }
  | { readonly as: 'levels' }

export interface FieldSpec {
  readonly name: string
  readonly kind: FieldKind
  /** Whether it means anything for a thing with these fields; always, where left out. */
  readonly isFor?: (draft: Draft) => boolean
}

export interface Section {
  readonly title: 'general' | 'scope' | 'rules' | 'dictionary' | 'members' | 'variants' | 'naming' | 'sale'
  readonly fields: readonly FieldSpec[]
}

const field = (name: string, kind: FieldKind, isFor?: FieldSpec['isFor']): FieldSpec =>
  isFor ? { name, kind, isFor } : { name, kind }
const LABELS = field('labels', { as: 'labels' })
const ofType =
  (...types: readonly AttributeType[]) =>
  ({ type }: Draft): boolean =>
    types.some((each) => each === type)

/** What each form asks, in its order. */
export const SECTIONS: Readonly<Record<ModelEntity, readonly Section[]>> = {
  attribute: [
    {
      title: 'general',
      fields: [
        LABELS,
        field('type', { as: 'choice', values: ATTRIBUTE_TYPES }),
        field('measurementFamily', { as: 'ref', entity: 'measurement-family' }, ofType('measurement')),
        field('defaultUnit', { as: 'unit' }, ofType('measurement')),
        field('group', { as: 'ref', entity: 'attribute-group' }),
        field('owner', { as: 'choice', values: OWNERS }),
      ],
    },
    {
      title: 'scope',
      fields: [
        field('isLocalizable', { as: 'flag' }),
        field('isScopable', { as: 'flag' }),
        field('hasContext', { as: 'flag' }),
        field('isInternal', { as: 'flag' }),
        field('isUnique', { as: 'flag' }, ofType('identifier', 'text', 'number')),
      ],
    },
    {
      title: 'rules',
      fields: [
        field('maxLength', { as: 'number' }, ofType('text', 'textarea', 'rich-text', 'identifier')),
        field('pattern', { as: 'text', isNullable: true }, ofType('text', 'identifier')),
        field('decimals', { as: 'number' }, ofType('number', 'price', 'measurement')),
        field('minNumber', { as: 'number' }, ofType('number', 'price', 'measurement')),
        field('maxNumber', { as: 'number' }, ofType('number', 'price', 'measurement')),
        field('synonyms', { as: 'lines' }),
      ],
    },
    {
      title: 'dictionary',
      fields: [field('definition', { as: 'labels', area: true }), field('purpose', { as: 'labels', area: true })],
    },
  ],
  'attribute-group': [{ title: 'general', fields: [LABELS, field('steward', { as: 'text', isNullable: true })] }],
  option: [{ title: 'general', fields: [LABELS, field('synonyms', { as: 'lines' })] }],
  family: [
    {
      title: 'general',
      fields: [
        LABELS,
        field('labelAttribute', { as: 'ref', entity: 'attribute' }),
        field('imageAttribute', { as: 'ref', entity: 'attribute' }),
      ],
    },
    {
      title: 'naming',
      fields: [
        field('skuPattern', { as: 'text', isNullable: true }),
        field('titleTemplate', { as: 'text', isNullable: true }),
      ],
    },
    { title: 'members', fields: [field('attributes', { as: 'members' })] },
  ],
  'family-variant': [
    {
      title: 'general',
      fields: [LABELS, field('family', { as: 'ref', entity: 'family', isNeeded: true })],
    },
    { title: 'variants', fields: [field('levels', { as: 'levels' }, ({ family }) => typeof family === 'string')] },
  ],
  category: [{ title: 'general', fields: [LABELS, field('parent', { as: 'ref', entity: 'category' })] }],
  'association-type': [{ title: 'general', fields: [LABELS, field('isTwoWay', { as: 'flag' })] }],
  channel: [
    {
      title: 'general',
      fields: [LABELS, field('category', { as: 'ref', entity: 'category' })],
    },
    {
      title: 'sale',
      fields: [field('locales', { as: 'refs', entity: 'locale' }), field('currencies', { as: 'lines' })],
    },
  ],
  locale: [{ title: 'general', fields: [field('isDefault', { as: 'flag' })] }],
  'measurement-family': [{ title: 'general', fields: [LABELS, field('units', { as: 'units' })] }],
  context: [
    {
      title: 'general',
      fields: [
        LABELS,
        field('kind', { as: 'choice', values: CONTEXT_KINDS }),
        field('fallback', { as: 'ref', entity: 'context' }),
      ],
    },
  ],
  supplier: [
    {
      title: 'general',
      fields: [
        field('name', { as: 'text' }),
        field('email', { as: 'text', isNullable: true }),
        field('locale', { as: 'ref', entity: 'locale' }),
      ],
    },
  ],
}

/** What a new thing starts with, beside the engine's own defaults. */
export const STARTS: Partial<Record<ModelEntity, Draft>> = {
  attribute: { type: 'text', owner: 'pim' },
  family: { attributes: [], requirements: {} },
  'family-variant': { levels: [[]], axes: [[]] },
  channel: { locales: [], currencies: ['EUR'] },
  'measurement-family': {
    standardUnit: 'UNIT',
    units: [{ code: 'UNIT', symbol: '', factor: 1, offset: 0 }],
  },
  context: { kind: 'audience' },
}
