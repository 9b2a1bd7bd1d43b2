import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { guarded, prepareFind } from './find.ts'

/** Pieces of one cell that are told; more are not told apart on a screen. */
const MOST_TEXTS = 50

/** What a pattern finds in the cells of a few products. Throws `invalid-input` as `sheet.find` does. */
export function hits(context: ReadContext, input: Parsed<'sheet.hits'>): Result<'sheet.hits'> {
  const { rows, textAt, found } = prepareFind(context, {
    ...input,
    ids: Uint32Array.from(input.ids),
    asOf: input.asOf ?? undefined,
  })
  return guarded(input.pattern, () => ({
    hits: rows.flatMap((row) =>
      input.columns.flatMap((column, index) => {
        const text = textAt(row, index)
        const texts = text === '' ? [] : found.found(text).filter((piece) => piece !== '')
        return texts.length === 0
          ? []
          : [{ productId: row.id, column, texts: [...new Set(texts)].slice(0, MOST_TEXTS) }]
      }),
    ),
  }))
}
