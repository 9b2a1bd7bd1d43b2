import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'

/** Axe finds nothing to mend on what is shown, in light and in dark; contrast included. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((choice) => window.desktop.setTheme(choice), theme)
    await settleColours(page, theme)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    const found = violations.map(
      ({ id, nodes }) => `${theme} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    )
    expect(found).toEqual([])
  }
  await page.evaluate(() => window.desktop.setTheme('system'))
}

/** Waits until the theme has come and every transition of its colours is over: axe would measure them half way. */
async function settleColours(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
    const colours = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
    await Promise.allSettled(colours.map(({ finished }) => finished))
  })
}
