import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PANEL, panelPlace } from './panel-place.ts'

const window = { width: 1280, height: 800 }

describe('where the tour’s panel stands', () => {
  it('never leaves the window', () => {
    const box = fc.record({
      top: fc.integer({ min: 0, max: 800 }),
      left: fc.integer({ min: 0, max: 1280 }),
      width: fc.integer({ min: 1, max: 1280 }),
      height: fc.integer({ min: 1, max: 800 }),
    })
    fc.assert(
      fc.property(fc.option(box), (target) => {
        const { left, top, bottom } = panelPlace(target, window)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(left + PANEL.width).toBeLessThanOrEqual(window.width)
        if (top !== undefined) expect(top + PANEL.height).toBeLessThanOrEqual(window.height)
        else expect((bottom ?? -1) + PANEL.height).toBeLessThanOrEqual(window.height)
      }),
    )
  })

  it('does not cover what it points at when there is room under or over it', () => {
    const button = { left: 1000, width: 120, height: 28 }
    expect(panelPlace({ ...button, top: 60 }, window).top).toBeGreaterThan(88)
    const over = panelPlace({ ...button, top: 740 }, window)
    expect(window.height - (over.bottom ?? 0)).toBeLessThan(740)
  })
})
