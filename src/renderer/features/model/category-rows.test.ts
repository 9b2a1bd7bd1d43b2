import { expect, test } from 'vitest'
import type { TreeItem } from './category-rows.ts'
import { changesOfMove, moveByKey, treeRows } from './category-rows.ts'

const item = (code: string, parent: string | null = null): TreeItem => ({ code, text: code, parent })
const ITEMS = [item('camp'), item('tents', 'camp'), item('dome', 'tents'), item('beds', 'camp'), item('wear')]
const rows = treeRows(ITEMS, new Set())
const at = (code: string): number => rows.findIndex((row) => row.code === code)

test('shows a tree in its order, without what lies in closed categories', () => {
  expect(rows.map(({ code, depth }) => `${depth} ${code}`)).toEqual(['0 camp', '1 tents', '2 dome', '1 beds', '0 wear'])
  expect(treeRows(ITEMS, new Set(['tents'])).map(({ code }) => code)).toEqual(['camp', 'tents', 'beds', 'wear'])
})

test('moves with the keyboard up, down, in and out, and no further than there is', () => {
  expect(moveByKey(rows, at('beds'), 'ArrowUp')).toEqual({ code: 'beds', parent: 'camp', before: 'tents' })
  expect(moveByKey(rows, at('tents'), 'ArrowDown')).toEqual({ code: 'tents', parent: 'camp', before: null })
  expect(moveByKey(rows, at('beds'), 'ArrowRight')).toEqual({ code: 'beds', parent: 'tents', before: null })
  expect(moveByKey(rows, at('beds'), 'ArrowLeft')).toEqual({ code: 'beds', parent: null, before: 'wear' })
  expect(moveByKey(rows, at('camp'), 'ArrowUp')).toBeNull()
  expect(moveByKey(rows, at('wear'), 'ArrowDown')).toBeNull()
  expect(moveByKey(rows, at('camp'), 'ArrowLeft')).toBeNull()
})

test('a move writes the new place and the order of its neighbours', () => {
  expect(changesOfMove(ITEMS, { code: 'beds', parent: null, before: 'wear' })).toMatchObject([
    { code: 'camp', fields: { sortOrder: 1 } },
    { code: 'beds', fields: { parent: null, sortOrder: 2 } },
    { code: 'wear', fields: { sortOrder: 3 } },
  ])
})
