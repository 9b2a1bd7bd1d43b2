import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { ENTITY_SHAPES } from '../../core/model/entities.ts'
import { membersOf } from '../../core/model/members.ts'
import type { Row } from '../../core/model/model-rows.ts'
import { ModelDraft, fieldsOf } from '../../core/model/model-rows.ts'
import { fold } from '../../core/text/fold.ts'
import type { ReadContext } from '../../runtime/module.ts'
import { readModelRows } from '../catalogue/index.ts'

/** The things of one kind with all their fields, as forms read and write them; archived attributes too. */
export function list({ db }: ReadContext, { entity, of, search, limit }: Parsed<'model.list'>): Result<'model.list'> {
  const draft = new ModelDraft(readModelRows(db))
  const { table, parent, fields } = ENTITY_SHAPES[entity]
  const parentId = parent === null || of === null ? null : draft.find(parent.entity, of)
  if (of !== null && parentId === null) throw new AppError('not-found', `The catalogue has no "${of}".`, { name: of })
  const sought = fold(search)
  const rows = [...draft.rows(table)].filter(
    ([, row]) =>
      (parentId === null || row[parent?.column ?? ''] === parentId) && (sought === '' || namesOf(row).includes(sought)),
  )
  const inOrder =
    'sortOrder' in fields
      ? rows.toSorted(([a, x], [b, y]) => Number(x['sort_order']) - Number(y['sort_order']) || a - b)
      : rows
  return {
    total: rows.length,
    items: inOrder.slice(0, limit).map(([id, row]) => ({
      id,
      code: String(row['code']),
      of: parent === null ? null : draft.codeOf(parent.entity, row[parent.column] ?? null),
      fields: { ...fieldsOf(draft, entity, row), ...(entity === 'family' ? membersOf(draft, id) : {}) },
    })),
  }
}

function namesOf(row: Row): string {
  return fold([row['code'], row['labels'], row['synonyms'], row['name']].map((each) => String(each ?? '')).join('\n'))
}
