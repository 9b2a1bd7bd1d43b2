import { expect, it } from 'vitest'
import { rowHeightPx } from './row-height-px.ts'

it('gives rows of pictures less height where a million of them would be higher than the browser draws', () => {
  expect(rowHeightPx('pictures', 2_400)).toBe(64)
  expect(rowHeightPx('pictures', 1_000_000)).toBe(32)
  expect(rowHeightPx('normal', 1_000_000)).toBe(28)
  expect(rowHeightPx('compact', 0)).toBe(24)
})
