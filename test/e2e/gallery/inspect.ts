/** What a look at the page finds, for those who did not see it. Runs in the page: it may use nothing from outside. */
export interface Inspection {
  /** What is laid out so that it cannot be read or hit, in words. */
  readonly layout: readonly string[]
  /** Every text of the app itself in view: lines, titles, names of controls. Values of the catalogue are left out. */
  readonly texts: readonly string[]
}

export function inspectPage(): Inspection {
  /** Values of the catalogue, of a file or a shop: they are in whatever language they are in. */
  const DATA =
    '[role="gridcell"], [role="rowheader"], [translate="no"], body [lang], pre, code, kbd, ins, del, input, textarea'
  const CONTROLS = 'button, a[href], input, textarea, [role="tab"], [role="combobox"], [role="option"], [role="switch"]'
  const LABELS = `${CONTROLS}, label, th, dt, dd, legend, h1, h2, h3, summary, [role="columnheader"], [role="menuitem"]`

  const layout: string[] = []
  const isVisible = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest('.visually-hidden')
  const nameOf = (element: Element): string => {
    const words = element.getAttribute('aria-label') ?? element.textContent.trim()
    return `${element.tagName.toLowerCase()} “${words.slice(0, 60)}”`
  }

  interface Edges {
    left: number
    top: number
    right: number
    bottom: number
  }
  /** The part of an element that its scrolling ancestors leave in view; null when there is none. */
  const inView = (element: Element): Edges | null => {
    const own = element.getBoundingClientRect()
    const edges: Edges = { left: own.left, top: own.top, right: own.right, bottom: own.bottom }
    for (let above = element.parentElement; above; above = above.parentElement) {
      if (getComputedStyle(above).overflow === 'visible') continue
      const clip = above.getBoundingClientRect()
      edges.left = Math.max(edges.left, clip.left)
      edges.top = Math.max(edges.top, clip.top)
      edges.right = Math.min(edges.right, clip.right)
      edges.bottom = Math.min(edges.bottom, clip.bottom)
    }
    return edges.right - edges.left < 2 || edges.bottom - edges.top < 2 ? null : edges
  }

  const ownText = (element: Element): boolean =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '')
  const checkCutOff = (element: Element): void => {
    const style = getComputedStyle(element)
    if (element.clientWidth < 12) return // a picture of an icon's size, its name for screen readers within
    if (style.display === 'inline' || !ownText(element)) return
    const isTooWide = element.scrollWidth > element.clientWidth + 1
    const isTooTall = style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 3
    if (!isTooWide && !isTooTall) return
    // The heads of a sheet show a tooltip of the sheet's own.
    const canBeRead = style.textOverflow === 'ellipsis' && element.closest('[title], .ag-header-cell') !== null
    const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll'
    if (!canBeRead && !scrolls) layout.push(`cut off: ${nameOf(element)}`)
  }
  for (const label of document.querySelectorAll(LABELS)) {
    if (!isVisible(label) || inView(label) === null) continue
    for (const element of [label, ...label.querySelectorAll('*')]) if (isVisible(element)) checkCutOff(element)
  }
  // A button that breaks its words over lines was made too narrow; a card or a list entry may.
  for (const button of document.querySelectorAll('button, [role="tab"]')) {
    const text = [...button.childNodes].find((node) => node.nodeType === Node.TEXT_NODE)
    if (!text || !isVisible(button)) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) {
      layout.push(`broken over lines: ${nameOf(button)}`)
    }
  }

  /** Popups lie over the page on purpose; what is below one is not in its way. */
  const layerOf = (element: Element): Element | null =>
    element.closest(
      '[role="dialog"], [role="listbox"], [role="menu"], .ag-popup-child, [data-popup], [data-base-ui-portal]',
    )
  const controls = [...document.querySelectorAll(CONTROLS)]
    .filter((element) => isVisible(element) && element.getAttribute('aria-hidden') !== 'true')
    .map((element) => ({ element, edges: inView(element), layer: layerOf(element) }))
  for (const [index, a] of controls.entries()) {
    for (const b of controls.slice(index + 1)) {
      if (!a.edges || !b.edges || a.layer !== b.layer) continue
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue
      const width = Math.min(a.edges.right, b.edges.right) - Math.max(a.edges.left, b.edges.left)
      const height = Math.min(a.edges.bottom, b.edges.bottom) - Math.max(a.edges.top, b.edges.top)
      if (width <= 2 || height <= 2) continue
      const isInField = a.element.matches('input') && b.edges.left >= a.edges.left && b.edges.right <= a.edges.right
      if (!isInField) layout.push(`overlapping: ${nameOf(a.element)} and ${nameOf(b.element)}`)
    }
  }

  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth) layout.push(`the page is ${scrollWidth} wide in ${clientWidth}`)
  for (const element of document.querySelectorAll('main, main *, footer, header, [role="dialog"], [role="dialog"] *')) {
    // `hidden` as the layout's own way to clip is fine; a bar to scroll sideways is not, outside of tables and sheets.
    const { overflowX } = getComputedStyle(element)
    const scrolls = overflowX === 'auto' || overflowX === 'scroll'
    if (!scrolls || element.scrollWidth <= element.clientWidth + 1 || !isVisible(element)) continue
    const isSheet = element.matches('[class*="ag-"], pre, input, textarea, [data-scrolls-sideways]')
    if (!isSheet) layout.push(`scrolls sideways: ${element.tagName.toLowerCase()}.${element.className}`)
  }

  const texts = new Set<string>()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT)
  for (let node = walker.currentNode as Element | null; node; node = walker.nextNode() as Element | null) {
    if (node.closest(DATA) || !isVisible(node)) continue
    for (const name of ['title', 'aria-label', 'placeholder']) {
      const value = node.getAttribute(name)
      if (value) texts.add(value)
    }
    const shown = node instanceof HTMLElement ? node.innerText : (node.textContent ?? '') // a chart's words are SVG
    if (ownText(node)) for (const line of shown.split('\n')) texts.add(line.trim())
  }
  for (const field of document.querySelectorAll<HTMLInputElement>('input[placeholder]')) texts.add(field.placeholder)
  texts.delete('')
  return { layout: [...new Set(layout)], texts: [...texts] }
}
