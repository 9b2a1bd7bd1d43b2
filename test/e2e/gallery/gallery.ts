import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { GRID_DOM } from '../../../src/renderer/features/grid/dom-contract.ts'
import { inspectPage } from './inspect.ts'
import type { Look } from './looks.ts'
import { HOME, LOOKS, lookName, standStill, wear } from './looks.ts'
import { faultsOfText } from './words.ts'

/** The pictures: `out/gallery/<stop>/<language>-<theme>-<width>.png`. */
const FOLDER = resolve('out/gallery')

/** The thousand cells of the sheet take axe most of its time: it looks at them at one stop. */
const SEEN = [GRID_DOM.rows]

/** What a person does to bring into view what does not outlive a change of language, and what puts it away. */
interface Moment {
  readonly open?: () => Promise<unknown>
  readonly close?: () => Promise<unknown>
}

const faults = new Set<string>()

/** Every fault of every stop so far. */
export function found(): readonly string[] {
  return [...faults].toSorted()
}

/** Looks at what is shown in every look: a picture of each, and no fault in any. Leaves the window as it was. */
export async function show(page: Page, stop: string, { open, close }: Moment = {}): Promise<void> {
  const folder = join(FOLDER, stop)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const look of LOOKS) {
    await wear(page, look)
    if (open) {
      await open()
      await standStill(page)
    }
    await page.screenshot({ path: join(folder, `${lookName(look)}.png`) })
    for (const fault of await faultsIn(page, look, stop === 'products' ? [] : SEEN))
      faults.add(`${stop}, ${fault} (${lookName(look)})`)
    await close?.()
  }
  await wear(page, HOME)
}

/** What is wrong with what the window shows; empty when a person would not stumble. */
export async function faultsIn(page: Page, look: Look, seen: readonly string[] = []): Promise<string[]> {
  const { layout, texts } = await page.evaluate(inspectPage)
  const words = texts.flatMap((text) => faultsOfText(text, look.language).map((fault) => `${fault} in “${text}”`))
  return [...layout, ...words, ...(isForAxe(look) ? await axeFaults(page, seen) : [])]
}

/** Names and roles are the same in every language; contrast is not the same in every theme, and axe takes a second. */
function isForAxe(look: Look): boolean {
  const looks = LOOKS.filter(({ theme, width }) => theme === look.theme && width === HOME.width)
  return looks.at(-1) === look && (look.theme === 'dark' || LOOKS.length > 4)
}

async function axeFaults(page: Page, seen: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  for (const part of seen) axe.exclude(part)
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}
