import type { Page } from '@playwright/test'
import type { ThemeChoice } from '../../../src/shared/desktop.ts'
import type { UiLocale } from '../../../src/shared/vocabulary.ts'
import { UI_LOCALES } from '../../../src/shared/vocabulary.ts'

/** One way to see a screen. */
export interface Look {
  readonly language: UiLocale
  readonly theme: Exclude<ThemeChoice, 'system'>
  readonly width: number
  readonly height: number
}

const LAPTOP = { width: 1280, height: 800 }
const DESK = { width: 1920, height: 1080 }

/** How tests by name look for things; what a stop leaves behind. */
export const HOME: Look = { language: 'en', theme: 'light', ...LAPTOP }

/** Every language once, dark once: what a usual run of the tests can afford. */
const FEW: readonly Look[] = UI_LOCALES.map((language) => ({
  ...HOME,
  language,
  theme: language === 'sv' ? 'dark' : 'light',
}))

/** Every language, both themes, a laptop and a desk. */
const ALL: readonly Look[] = [LAPTOP, DESK].flatMap((size) =>
  (['light', 'dark'] as const).flatMap((theme) => UI_LOCALES.map((language) => ({ language, theme, ...size }))),
)

export const LOOKS = process.env['GALLERY'] === 'all' ? ALL : FEW

export function lookName({ language, theme, width }: Look): string {
  return `${language}-${theme}-${width}`
}

/** Shows the window this way, and waits until it stands still. */
export async function wear(page: Page, { language, theme, width, height }: Look): Promise<void> {
  const size = page.viewportSize()
  if (size?.width !== width || size.height !== height) await page.setViewportSize({ width, height })
  await page.evaluate(
    async (look) => {
      await Promise.all([window.desktop.setLanguage(look.language), window.desktop.setTheme(look.theme)])
      const isWorn = (): boolean => {
        const { lang, dataset } = document.documentElement
        return lang === look.language && dataset['theme'] === look.theme
      }
      while (!isWorn()) await new Promise(requestAnimationFrame)
    },
    { language, theme },
  )
  await standStill(page)
}

/** Two frames for what React and the grid still draw; then every transition to its end. */
export async function standStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    await new Promise((resolve) => setTimeout(resolve, 60))
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish()
    }
  })
}
