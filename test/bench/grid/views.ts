import type { Cost } from '../support/cost.ts'
import { cost } from '../support/cost.ts'
import type { Run } from './run.ts'
import { called, sqlColumns } from './run.ts'

/** Orders, filters and searches asked by the window: the first time and again, over the same in plain SQL here. */
export async function views(run: Run): Promise<void> {
  const { report, db } = run
  const column = sqlColumns(db)
  const live = 'SELECT id FROM product WHERE deleted_at IS NULL'
  const text = column('text_8')
  const cases = [
    ['order by SKU', { sort: [{ column: 'sku' }] }, `${live} ORDER BY sku`],
    ['order by a number', { sort: [{ column: 'number_3' }] }, `${live} ORDER BY ${column('number_3')}`],
    ['order by a text', { sort: [{ column: 'text_7' }] }, `${live} ORDER BY ${column('text_7')}`],
    ['filter by a number', { filter: 'number_4 > 900' }, `${live} AND ${column('number_4')} > 900`],
    ['filter by part of a text', { filter: 'text_8 contains tent' }, `${live} AND instr(lower(${text}), 'tent')`],
    ['the same text, another part', { filter: 'text_8 contains lamp' }, `${live} AND instr(lower(${text}), 'lamp')`],
    [
      'search of two words',
      { search: 'tent lamp' },
      "SELECT rowid FROM search_word WHERE search_word MATCH 'tent AND lamp*'",
    ],
  ] as const
  const firstPages: Cost[] = []
  for (const [what, query, sql] of cases) {
    const ask = (): Promise<Cost> =>
      called(run, 'catalogue.gridPage', {
        viewKey: 'bench view',
        refresh: true,
        query,
        columns: [{ column: 'sku' }],
        from: 0,
        count: 30,
      })
    const statement = db.prepare(sql).pluck()
    const floor: Cost[] = []
    for (let round = 0; round < 3; round++) floor.push(await cost(() => statement.all()))
    report.ratio(`${what}, the first time, over plain SQL`, [await ask()], floor)
    const again = [await ask(), await ask(), await ask(), await ask(), await ask()]
    report.ratio(`${what}, again, over plain SQL`, again, floor, 'sort' in query ? 1.6 : 1.2)
    if ('sort' in query) firstPages.push(...again)
  }
  report.latency('first page of an order asked before', firstPages, 50)
}
