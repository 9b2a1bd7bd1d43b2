import { expect, test } from 'vitest'
import { placeWindow } from './window-place.ts'

const laptop = { x: 0, y: 0, width: 1366, height: 728 }
const desk = { x: 1366, y: 0, width: 2560, height: 1400 }
const onDesk = { bounds: { x: 1500, y: 100, width: 1600, height: 1000 }, isMaximized: false }

test('the window opens where it was', () => {
  expect(placeWindow(onDesk, [laptop, desk])).toEqual(onDesk)
})

test('a window of a screen that is gone opens on the one that is left, and fits it', () => {
  expect(placeWindow(onDesk, [laptop])).toEqual({ bounds: { width: 1366, height: 728 }, isMaximized: false })
})

test('a sliver at the edge of a screen is not enough to grab a window by', () => {
  const sliver = { bounds: { x: 1356, y: 50, width: 800, height: 600 }, isMaximized: false }
  expect(placeWindow(sliver, [laptop]).bounds).not.toHaveProperty('x')
})

test('the first window ever is as large as planned where there is room', () => {
  expect(placeWindow(null, [desk]).bounds).toEqual({ width: 1440, height: 900 })
})
