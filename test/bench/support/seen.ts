import type { Page } from '@playwright/test'
import type { Cost } from './cost.ts'

/** Something on the screen: how to read it, as code that runs in the window; what it reads is compared as text. */
export interface Shown {
  readonly name: string
  /** A CSS selector; the text, title and style of all that fits it are read. */
  readonly selector: string
  /** Reads as new only when it fits this. */
  readonly fits?: RegExp
}

export interface Watch {
  readonly page: Page
  /** Processor time of the whole app so far, in ms. */
  readonly cpu: () => number
}

/**
 * Presses a key and tells for each thing on the screen how long it took, from the press as the browser saw it, until
 * something new had been painted there; and what processor time the app used until all was (all its processes, so that
 * it tells something on a busy machine, too). Infinity for what has not changed after `patienceMs`.
 */
export async function pressAndSee(
  { page, cpu }: Watch,
  press: () => Promise<void>,
  shown: readonly Shown[],
  patienceMs = 10_000,
): Promise<ReadonlyMap<string, Cost>> {
  const plain = shown.map(({ name, selector, fits }) => ({ name, selector, fits: fits?.source ?? '' }))
  await page.evaluate(startWatch, { shown: plain, patienceMs })
  const before = cpu()
  await press()
  const seen = await page.evaluate(() => window.watchEnd)
  const used = cpu() - before
  return new Map(shown.map(({ name }) => [name, { wall: seen[name] ?? Infinity, cpu: used }]))
}

declare global {
  interface Window {
    /** When the things watched were seen to change, after the last key. */
    watchEnd: Promise<Record<string, number | null>>
  }
}

/** Runs in the window. Painted: the frame after the change has begun and its drawing commands are given. */
function startWatch({
  shown,
  patienceMs,
}: {
  shown: readonly { name: string; selector: string; fits: string }[]
  patienceMs: number
}): void {
  const read = (selector: string): string =>
    [...document.querySelectorAll(selector)]
      .map(
        (element) =>
          `${element.textContent}|${element.getAttribute('aria-label') ?? ''}|${element.getAttribute('style') ?? ''}`,
      )
      .join('\n')
  const { promise, resolve } = Promise.withResolvers<Record<string, number | null>>()
  window.watchEnd = promise
  const before = new Map(shown.map(({ name, selector }) => [name, read(selector)]))
  const open = new Map(shown.map((each) => [each.name, each]))
  const seen: Record<string, number | null> = {}
  let pressedAt: number | null = null
  let painting = 0
  const end = (): void => {
    clearTimeout(timer)
    observer.disconnect()
    window.removeEventListener('keydown', handleKey, true)
    for (const name of open.keys()) seen[name] = null
    resolve(seen)
  }
  const look = (): void => {
    if (pressedAt === null) return
    const from = pressedAt
    const changed = [...open.values()].filter(({ name, selector, fits }) => {
      const now = read(selector)
      return now !== before.get(name) && new RegExp(fits).test(now)
    })
    for (const { name } of changed) open.delete(name)
    if (changed.length === 0) return
    painting++
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => {
        for (const { name } of changed) seen[name] = performance.now() - from
        painting--
        if (open.size === 0 && painting === 0) end()
      })
      port1.start()
      port2.postMessage(null) // comes after the frame's own work
    })
  }
  const handleKey = (event: KeyboardEvent): void => {
    if (!['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) pressedAt ??= event.timeStamp
  }
  const observer = new MutationObserver(look)
  observer.observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true })
  window.addEventListener('keydown', handleKey, true)
  const timer = setTimeout(end, patienceMs)
}
