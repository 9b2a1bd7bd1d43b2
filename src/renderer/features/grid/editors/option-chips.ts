import type { Language } from '../../../i18n/index.ts'

interface ChipOptions {
  readonly input: HTMLInputElement
  readonly language: () => Language
  /** How a chosen code reads. */
  readonly textOf: (code: string) => string
  readonly onRemove: (code: string) => void
}

/** What is chosen, each with a cross. */
export interface OptionChips {
  readonly element: HTMLElement
  draw(codes: readonly string[]): void
}

/**
 * Chips before the field: arrow left at its beginning goes into them, arrows among them, Delete or Backspace takes one
 * out, and anything typed goes on in the field.
 */
export function createOptionChips({ input, language, textOf, onRemove }: ChipOptions): OptionChips {
  const element = document.createElement('div')
  element.className = 'option-editor-chips'
  const chips = (): HTMLElement[] => [...element.querySelectorAll('button')]

  const remove = (chip: HTMLElement): void => {
    const place = chips().indexOf(chip)
    input.focus() // before the chip goes: the keyboard must not leave the editor
    onRemove(chip.dataset['code'] ?? '')
    chips()[Math.min(place, chips().length - 1)]?.focus()
  }
  element.addEventListener('mousedown', (event) => event.preventDefault()) // the caret stays in the field
  element.addEventListener('click', ({ target }) => {
    const chip = target instanceof Element ? target.closest('button') : null
    if (!chip) return
    onRemove(chip.dataset['code'] ?? '')
    input.focus()
  })
  element.addEventListener('keydown', (event) => {
    const chip = event.target as HTMLElement // only its buttons take the keyboard
    const place = chips().indexOf(chip)
    if (event.key === 'ArrowLeft') chips()[Math.max(0, place - 1)]?.focus()
    else if (event.key === 'ArrowRight') (chips()[place + 1] ?? input).focus()
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(chip)
    else {
      if (event.key.length === 1 && !event.ctrlKey) input.focus()
      return
    }
    event.preventDefault()
    event.stopPropagation()
  })
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' || input.selectionStart !== 0 || input.selectionEnd !== 0) return
    chips().at(-1)?.focus()
    event.preventDefault()
    event.stopPropagation()
  })

  return {
    element,
    draw: (codes) => {
      element.hidden = codes.length === 0
      const drawn = chips()
      // The same chips stay: names come later, and the keyboard may be on one.
      const isSame = drawn.length === codes.length && drawn.every(({ dataset }, at) => dataset['code'] === codes[at])
      if (!isSame) element.replaceChildren(...codes.map(makeChip))
      for (const [at, chip] of chips().entries()) {
        const name = textOf(codes[at] ?? '')
        chip.textContent = name
        chip.setAttribute('aria-label', language().t('grid.options.remove', { name }))
      }
    },
  }
}

function makeChip(code: string): HTMLButtonElement {
  const chip = document.createElement('button')
  chip.type = 'button'
  chip.tabIndex = -1
  chip.dataset['code'] = code
  chip.title = code
  return chip
}
