import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'

/** Axe finds nothing to mend on what is shown, in light and in dark; contrast included. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((choice) => window.desktop.setTheme(choice), theme)
    await page.waitForTimeout(300) // transitions of colours: axe would measure them half way
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    const found = violations.map(
      ({ id, nodes }) => `${theme} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    )
    expect(found).toEqual([])
  }
  await page.evaluate(() => window.desktop.setTheme('system'))
}
