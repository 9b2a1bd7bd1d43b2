import { expect, test } from 'vitest'
import { commandOf, selectCell, selectRange, selectedRects } from '../../grid/parts.ts'
import type { Cell, Selection } from '../../grid/parts.ts'
import { moved, selectLane } from './matrix-moves.ts'

const size = { rows: 3, columns: 4 }
const press = (selection: Selection, key: string, keys: { shift?: true; ctrl?: true } = {}): Selection | null => {
  const command = commandOf({
    key,
    shiftKey: keys.shift ?? false,
    ctrlKey: keys.ctrl ?? false,
    metaKey: false,
    altKey: false,
  })
  return command ? moved(selection, command, size, () => true) : null
}
const at = (row: number, column: number): Cell => ({ row, column })

test('arrows stay within, Shift extends, Ctrl goes to the end', () => {
  expect(press(selectCell(at(0, 3)), 'ArrowRight')?.active).toEqual(at(0, 3))
  const wide = press(selectCell(at(1, 1)), 'ArrowDown', { shift: true })
  expect(wide && selectedRects(wide, size)).toEqual([{ top: 1, left: 1, bottom: 2, right: 1 }])
  expect(press(selectCell(at(0, 0)), 'ArrowDown', { ctrl: true })?.active).toEqual(at(2, 0))
})

test('Tab goes on to the next row, Enter back to where Tabs began; both end where the matrix does', () => {
  const tabbed = press(selectCell(at(0, 1)), 'Tab')
  expect(tabbed?.active).toEqual(at(0, 2))
  expect(tabbed && press(tabbed, 'Enter')?.active).toEqual(at(1, 1))
  expect(press(selectCell(at(0, 3)), 'Tab')?.active).toEqual(at(1, 0))
  expect(press(selectCell(at(2, 3)), 'Tab')).toBeNull()
  expect(press(selectCell(at(0, 0)), 'Tab', { shift: true })).toBeNull()
})

test('within a selection Tab and Enter go around', () => {
  const block = selectRange(at(0, 0), at(1, 1))
  expect(press(block, 'Tab')?.active).toEqual(at(0, 1))
  expect(press(block, 'Enter')?.active).toEqual(at(1, 0))
  expect(selectedRects(selectLane(size, { row: 2 }), size)).toEqual([{ top: 2, left: 0, bottom: 2, right: 3 }])
  expect(selectedRects(selectLane(size, { column: 1 }), size)).toEqual([{ top: 0, left: 1, bottom: 2, right: 1 }])
})
