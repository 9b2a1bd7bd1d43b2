import type { Structure } from '../../../../shared/contract/catalogue.ts'
import type { GridColumn } from '../../grid/parts.ts'
import type { Matrix } from './matrix-layout.ts'

/** What the cells of a matrix may show. */
export interface ShownColumns {
  /** Each variant has its own: SKU, status, and the attributes of its level. */
  readonly own: readonly GridColumn[]
  /** The model says them for all; a variant may keep its own. */
  readonly lent: readonly GridColumn[]
}

/** The columns of a model's family, without its axes and what only follows from others. Pure. */
export function shownColumns(
  structure: Structure,
  columns: readonly GridColumn[],
  { family, axes, below }: Pick<Matrix, 'family' | 'axes' | 'below'>,
): ShownColumns {
  const ofFamily = new Set(structure.families.find(({ code }) => code === family)?.attributes)
  const attributes = columns.filter(
    ({ attribute }) => attribute !== null && ofFamily.has(attribute.code) && !axes.includes(attribute.code),
  )
  const isOwn = ({ attribute }: GridColumn): boolean => below.includes(attribute?.code ?? '')
  return {
    own: [
      ...attributes.filter(isOwn),
      ...columns.filter(({ kind }) => kind === 'sku' || kind === 'status' || kind === 'categories'),
    ],
    lent: attributes.filter((column) => !isOwn(column)),
  }
}

/** What a matrix opens on: the price, if variants have their own, else their EAN, else the first that one may type in. */
export function firstColumn({ own, lent }: ShownColumns): GridColumn | undefined {
  const open = own.filter(({ owner, attribute }) => owner === 'pim' && attribute !== null)
  const byCode = (code: string): GridColumn | undefined => open.find(({ attribute }) => attribute?.code === code)
  return byCode('price') ?? open.find(({ kind }) => kind === 'price') ?? byCode('ean') ?? open[0] ?? own[0] ?? lent[0]
}
