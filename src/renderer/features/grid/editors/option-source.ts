import type { Structure } from '../../../../shared/contract/catalogue.ts'
import { PRODUCT_STATUSES } from '../../../../shared/vocabulary.ts'
import { call, newRequestId, settled } from '../../../engine/index.ts'
import type { Language } from '../../../i18n/index.ts'
import { folded } from '../../../ui/index.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { ScaledUnit } from './unit-hint.ts'

export interface OptionItem {
  readonly code: string
  readonly text: string
  /** How deep in the tree it stands; none for a plain list. */
  readonly depth?: number
  /** Where it stands, as words: what searching finds it by too. */
  readonly path?: string
}

/** Where the choices of an editor come from. */
export interface OptionSource {
  /** Choices that match, the likeliest first. */
  find(column: GridColumn, search: string): Promise<readonly OptionItem[]>
  /** Label of a code that the structure itself names (family, category, status, yes and no); null for other options. */
  labelOf(column: GridColumn, code: string): string | null
  /** Whether a person may add a choice here. */
  canCreate(column: GridColumn): boolean
  /** Adds a choice named `text`; answers with its code, or why not. */
  create(column: GridColumn, text: string): Promise<{ readonly code: string } | { readonly problem: string }>
  units(measurementFamily: string | null): readonly ScaledUnit[]
}

/** More would not be read; typing narrows them down. */
const SHOWN = 200

export function createOptionSource(structure: () => Structure | undefined, language: () => Language): OptionSource {
  const ofStructure = (column: GridColumn): readonly OptionItem[] | null => {
    const { t, label } = language()
    switch (column.kind) {
      case 'boolean':
        return [
          { code: '1', text: t('grid.yes') },
          { code: '0', text: t('grid.no') },
        ]
      case 'status':
        return PRODUCT_STATUSES.map((code) => ({ code, text: t(`grid.status.${code}`) }))
      case 'family':
        return (structure()?.families ?? []).map(({ code, labels }) => ({ code, text: label(labels, code) }))
      case 'categories':
        return categoryTree(structure()?.categories ?? [], label)
      default:
        return null
    }
  }

  return {
    find: async (column, search) => {
      const fixed = ofStructure(column)
      if (fixed)
        return fixed.filter(({ text, code, path }) => folded(`${path ?? ''} ${text} ${code}`).includes(folded(search)))
      if (!column.attribute) return []
      const found = await settled(call('catalogue.options', { attribute: column.attribute.code, search, limit: SHOWN }))
      if (!found.ok) return []
      return found.value.options.map(({ code, labels }) => ({ code, text: language().label(labels, code) }))
    },
    labelOf: (column, code) => ofStructure(column)?.find((item) => item.code === code)?.text ?? null,
    canCreate: ({ kind }) => kind === 'simple-select' || kind === 'multi-select',
    create: async (column, text) => {
      const code = codeFrom(text)
      const attribute = column.attribute?.code ?? ''
      const fields = { labels: { [language().locale]: text.trim() } }
      const intent = {
        kind: 'change-model',
        change: { entity: 'option', action: 'create', of: attribute, code, fields },
      } as const
      const made = await settled(
        call('catalogue.applyIntents', { requestId: newRequestId(), kind: 'structure', intents: [intent] }),
      )
      if (!made.ok) return { problem: made.error.message }
      const refused = made.value.rejections[0]
      return refused ? { problem: refused.message } : { code }
    },
    units: (family) => structure()?.measurementFamilies.find(({ code }) => code === family)?.units ?? [],
  }
}

/** Categories as their tree, those below following the one above; what lies in a circle is left out. */
function categoryTree(categories: Structure['categories'], label: Language['label']): readonly OptionItem[] {
  const below = Map.groupBy(categories, ({ parent }) => parent)
  const branch = (parent: string | null, depth: number, above: string): OptionItem[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => a.sortOrder - b.sortOrder || a.id - b.id)
      .flatMap(({ code, labels }) => {
        const text = label(labels, code)
        const path = above === '' ? text : `${above} › ${text}`
        return [{ code, text, depth, path }, ...branch(code, depth + 1, path)]
      })
  return branch(null, 0, '')
}

/** A code that a label suggests: `Donker blauw` becomes `donker_blauw`. */
export function codeFrom(text: string): string {
  const code = folded(text)
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 100)
  return code === '' ? `option_${Date.now().toString(36)}` : code
}
