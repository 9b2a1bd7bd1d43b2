import type { Structure } from '../../../../shared/contract/catalogue.ts'
import { word } from '../../../../shared/filter/format.ts'
import { PRODUCT_STATUSES } from '../../../../shared/vocabulary.ts'
import { call, newRequestId, settled } from '../../../engine/index.ts'
import type { Language } from '../../../i18n/index.ts'
import { foundProducts, productsQuery } from '../../../state/product-search.ts'
import { scopeInView } from '../../../state/scope.ts'
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
  /** Tells apart what is called the same: the SKU of a product. */
  readonly hint?: string
}

/** Where the choices of an editor come from. */
export interface OptionSource {
  /** Choices that match, the likeliest first. */
  find(column: GridColumn, search: string): Promise<readonly OptionItem[]>
  /** Label of a code that the structure itself names (family, category, status, yes and no); null for other options. */
  labelOf(column: GridColumn, code: string): string | null
  /** The words of stored codes, whether or not a search finds them; a code that means nothing is left out. */
  named(column: GridColumn, codes: readonly string[]): Promise<readonly OptionItem[]>
  /** Whether a person may add a choice here. */
  canCreate(column: GridColumn): boolean
  /** Adds a choice named `text`; answers with its code, or why not. */
  create(column: GridColumn, text: string): Promise<{ readonly code: string } | { readonly problem: string }>
  units(measurementFamily: string | null): readonly ScaledUnit[]
}

/** More would not be read; typing narrows them down. */
const SHOWN = 200
/** Options of one attribute, at most; what is chosen among them is found by its code. */
const ALL = 5_000
/** Products offered to link to. */
const FOUND = 30

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

  const options = async ({ attribute }: GridColumn, search: string, limit: number): Promise<readonly OptionItem[]> => {
    if (!attribute) return []
    const found = await settled(call('catalogue.options', { attribute: attribute.code, search, limit }))
    if (!found.ok) return []
    return found.value.options.map(({ code, labels }) => ({ code, text: language().label(labels, code) }))
  }
  const products = async (asked: Parameters<typeof productsQuery>[2]): Promise<readonly OptionItem[]> => {
    const now = structure()
    const locale = (now && scopeInView(now)?.locale) ?? null
    const page = await settled(call('catalogue.gridPage', productsQuery(now, locale, asked)))
    return page.ok ? foundProducts(page.value).map(({ sku, name }) => ({ code: sku, text: name, hint: sku })) : []
  }

  return {
    find: async (column, search) => {
      const fixed = ofStructure(column)
      if (fixed)
        return fixed.filter(({ text, code, path }) => folded(`${path ?? ''} ${text} ${code}`).includes(folded(search)))
      if (column.kind === 'links') {
        const found = await products({ viewKey: 'cell-links', search, count: FOUND })
        const isExact = ({ code }: OptionItem): number => Number(folded(code) === folded(search))
        return found.toSorted((a, b) => isExact(b) - isExact(a)) // a whole SKU means that product
      }
      return options(column, search, SHOWN)
    },
    labelOf: (column, code) => ofStructure(column)?.find((item) => item.code === code)?.text ?? null,
    named: async (column, codes) => {
      if (column.kind === 'links') {
        const filter = `sku in (${codes.map((sku) => word(sku)).join(', ')})`
        return codes.length === 0 ? [] : products({ viewKey: 'cell-links-named', filter, count: codes.length })
      }
      const all = ofStructure(column) ?? (await options(column, '', ALL))
      return all.filter(({ code }) => codes.includes(code))
    },
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
