import type { ChangeSetSummary } from '../../../shared/contract/catalogue.ts'
import { call } from '../../engine/index.ts'
import { go } from '../../state/navigation.ts'
import type { TourNumbers, TourStep } from './tour-step.ts'
import { TourFailure } from './tour-step.ts'
import { click, control, drawn, until } from './waiting.ts'

/** The first cell of the name column, as the grid draws it. */
const CELL = '[row-index="0"] .ag-cell[col-id="name"]'
const ADDED = ' *'

/** The edit that the tour or the person made; the next step takes it back. */
let edit: ChangeSetSummary | null = null
let historyBefore = 0

/** A name is changed in the grid, by keyboard. */
export const editStep: TourStep = {
  name: 'edit',
  target: CELL,
  outcome: CELL,
  arrive: () => {
    edit = null
    go({ screen: 'products', filter: '', search: '', column: 'name' })
    void newestStep().then((step) => (historyBefore = step?.id ?? 0))
  },
  isDone: () => false, // the result looks whether the person has edited meanwhile
  act: async () => {
    if ((await newestEdit()) !== null) return
    const cell = await control(CELL)
    await drawn()
    press(cell, 'F2')
    const editor = await until('the cell’s editor', () => {
      const field = document.activeElement
      return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : null
    })
    type(editor, `${editor.value}${ADDED}`)
    press(editor, 'Enter')
  },
  result: async () => {
    for (let tries = 0; tries < 200 && edit === null; tries++) {
      edit = await newestEdit()
      if (edit === null) await new Promise((resolve) => setTimeout(resolve, 50))
    }
    if (edit === null) throw new TourFailure('tour.failure.edit', 'The edit did not reach the catalogue.')
    return changeOf(edit)
  },
}

/** The edit is taken back. */
export const undoStep: TourStep = {
  name: 'undo',
  target: '[data-tour="undo"]',
  outcome: CELL,
  arrive: () => go({ screen: 'products' }),
  isDone: () => false, // asked of the history, in `act`
  act: async () => {
    if ((await stateOfEdit()) !== 'undone') await click('[data-tour="undo"]')
  },
  result: async () => {
    for (let tries = 0; tries < 200; tries++) {
      if ((await stateOfEdit()) === 'undone' && edit !== null) {
        const { changes } = await call('catalogue.changes', { changeSetId: edit.id, from: 0, count: 1 })
        return { 'tour.number.product': changes[0]?.sku ?? '', 'tour.number.isAgain': String(changes[0]?.before ?? '') }
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new TourFailure('tour.failure.undo', 'The edit was not undone.')
  },
}

async function newestStep(): Promise<ChangeSetSummary | undefined> {
  return (await call('catalogue.history', { limit: 1 })).changeSets[0]
}

async function newestEdit(): Promise<ChangeSetSummary | null> {
  const newest = await newestStep()
  return newest && newest.id > historyBefore && newest.kind === 'edit' ? newest : null
}

async function stateOfEdit(): Promise<ChangeSetSummary['undoState'] | null> {
  const { changeSets } = await call('catalogue.history', { limit: 10 })
  return changeSets.find(({ id }) => id === edit?.id)?.undoState ?? null
}

async function changeOf({ id }: ChangeSetSummary): Promise<TourNumbers> {
  const { changes } = await call('catalogue.changes', { changeSetId: id, from: 0, count: 1 })
  const change = changes[0]
  return {
    'tour.number.product': change?.sku ?? '',
    'tour.number.was': String(change?.before ?? ''),
    'tour.number.is': String(change?.after ?? ''),
  }
}

function press(element: HTMLElement, key: string): void {
  element.focus()
  element.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }))
}

/** Text as typed: through the field's own setter, so that whoever listens hears of it. */
function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text)
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }))
}
