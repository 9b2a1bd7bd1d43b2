/** The fields of the card as the keyboard goes through them: in the order of the page. */
function fieldsIn(root: Element | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[data-column]') ?? [])]
}

/** The column of the field that has the keyboard. */
export function focusedColumn(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-column]')?.dataset['column'] ?? null
}

export function focusColumn(root: Element | null, column: string): void {
  root?.querySelector<HTMLElement>(`[data-column="${CSS.escape(column)}"]`)?.focus()
}

/** Goes to the field some places on; false when the keyboard is neither on one nor on the card itself. */
export function moveFocus(root: HTMLElement | null, step: number): boolean {
  const fields = fieldsIn(root)
  const index = fields.findIndex((field) => field === document.activeElement)
  if (index === -1 && document.activeElement !== root) return false
  fields[Math.min(fields.length - 1, Math.max(0, index + step))]?.focus()
  return true
}

/** Goes to the next field that is required and empty, around the end. */
export function focusNextMissing(root: Element | null, step: 1 | -1 = 1): void {
  const missing = fieldsIn(root).filter((field) => field.dataset['missing'] !== undefined)
  const here = document.activeElement
  const isAfter = (field: HTMLElement): boolean =>
    here !== null && (here.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const isBefore = (field: HTMLElement): boolean => field !== here && !isAfter(field)
  const next = step === 1 ? (missing.find(isAfter) ?? missing[0]) : (missing.findLast(isBefore) ?? missing.at(-1))
  next?.focus()
}
