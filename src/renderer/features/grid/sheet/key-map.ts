import type { MessageKey } from '../../../i18n/index.ts'

/** What a key does in the sheet. `step`: towards the end or the beginning. */
export type SheetCommand =
  | { readonly do: 'move'; readonly rows: number; readonly columns: number; readonly extend?: true }
  | { readonly do: 'edge'; readonly rows: number; readonly columns: number; readonly extend?: true }
  | { readonly do: 'row-end' | 'corner'; readonly step: 1 | -1; readonly extend?: true }
  | { readonly do: 'page' | 'page-across'; readonly step: 1 | -1; readonly extend?: true }
  | { readonly do: 'enter' | 'tab'; readonly step: 1 | -1 }
  | { readonly do: Plain }

type Plain =
  | 'select-rows'
  | 'select-columns'
  | 'select-all'
  | 'drop-copy'
  | 'clear'
  | 'fill-down'
  | 'fill-right'
  | 'fill-all'
  | 'today'
  | 'toggle'
  | 'edit'
  | 'choose'
  /** The window, an editor or the system does it; here to be listed. */
  | 'elsewhere'

type HelpKey = MessageKey & `sheet.key.${string}`

/** Keys that do one kind of thing, and what the app's help calls it. */
export interface KeyLine {
  readonly help: HelpKey
  readonly keys: Readonly<Record<string, SheetCommand>>
}

const arrows = (prefix: string, kind: 'move' | 'edge', extend?: true): KeyLine['keys'] => {
  const command = (rows: number, columns: number): SheetCommand => ({
    do: kind,
    rows,
    columns,
    ...(extend ? { extend } : {}),
  })
  return {
    [`${prefix}ArrowLeft`]: command(0, -1),
    [`${prefix}ArrowUp`]: command(-1, 0),
    [`${prefix}ArrowDown`]: command(1, 0),
    [`${prefix}ArrowRight`]: command(0, 1),
  }
}

const ELSEWHERE: SheetCommand = { do: 'elsewhere' }

/**
 * The keys of the sheet, those of Excel: the one list, from which the sheet looks up what a key does and the app's help
 * shows what there is.
 */
export const SHEET_KEYS: readonly KeyLine[] = [
  { help: 'sheet.key.move', keys: arrows('', 'move') },
  { help: 'sheet.key.extend', keys: arrows('Shift+', 'move', true) },
  { help: 'sheet.key.edge', keys: arrows('Ctrl+', 'edge') },
  { help: 'sheet.key.extendEdge', keys: arrows('Ctrl+Shift+', 'edge', true) },
  { help: 'sheet.key.rowEnd', keys: { Home: { do: 'row-end', step: -1 }, End: { do: 'row-end', step: 1 } } },
  {
    help: 'sheet.key.extendRowEnd',
    keys: {
      'Shift+Home': { do: 'row-end', step: -1, extend: true },
      'Shift+End': { do: 'row-end', step: 1, extend: true },
    },
  },
  {
    help: 'sheet.key.corner',
    keys: { 'Ctrl+Home': { do: 'corner', step: -1 }, 'Ctrl+End': { do: 'corner', step: 1 } },
  },
  {
    help: 'sheet.key.extendCorner',
    keys: {
      'Ctrl+Shift+Home': { do: 'corner', step: -1, extend: true },
      'Ctrl+Shift+End': { do: 'corner', step: 1, extend: true },
    },
  },
  { help: 'sheet.key.page', keys: { PageUp: { do: 'page', step: -1 }, PageDown: { do: 'page', step: 1 } } },
  {
    help: 'sheet.key.extendPage',
    keys: {
      'Shift+PageUp': { do: 'page', step: -1, extend: true },
      'Shift+PageDown': { do: 'page', step: 1, extend: true },
    },
  },
  {
    help: 'sheet.key.pageAcross',
    keys: { 'Alt+PageUp': { do: 'page-across', step: -1 }, 'Alt+PageDown': { do: 'page-across', step: 1 } },
  },
  { help: 'sheet.key.enter', keys: { Enter: { do: 'enter', step: 1 }, 'Shift+Enter': { do: 'enter', step: -1 } } },
  { help: 'sheet.key.tab', keys: { Tab: { do: 'tab', step: 1 }, 'Shift+Tab': { do: 'tab', step: -1 } } },
  { help: 'sheet.key.selectRows', keys: { 'Shift+Space': { do: 'select-rows' } } },
  { help: 'sheet.key.selectColumns', keys: { 'Ctrl+Space': { do: 'select-columns' } } },
  { help: 'sheet.key.selectAll', keys: { 'Ctrl+A': { do: 'select-all' } } },
  { help: 'sheet.key.dropCopy', keys: { Escape: { do: 'drop-copy' } } },
  { help: 'sheet.key.edit', keys: { F2: { do: 'edit' } } },
  { help: 'sheet.key.choose', keys: { 'Alt+ArrowDown': { do: 'choose' } } },
  { help: 'sheet.key.toggle', keys: { Space: { do: 'toggle' } } },
  { help: 'sheet.key.clear', keys: { Delete: { do: 'clear' } } },
  { help: 'sheet.key.backspace', keys: { Backspace: ELSEWHERE } },
  { help: 'sheet.key.fillDown', keys: { 'Ctrl+D': { do: 'fill-down' } } },
  { help: 'sheet.key.fillRight', keys: { 'Ctrl+R': { do: 'fill-right' } } },
  { help: 'sheet.key.fillAll', keys: { 'Ctrl+Enter': { do: 'fill-all' } } },
  { help: 'sheet.key.today', keys: { 'Ctrl+;': { do: 'today' } } },
  { help: 'sheet.key.copy', keys: { 'Ctrl+C': ELSEWHERE, 'Ctrl+X': ELSEWHERE } },
  { help: 'sheet.key.paste', keys: { 'Ctrl+V': ELSEWHERE } },
]

const COMMANDS: Readonly<Record<string, SheetCommand>> = Object.assign({}, ...SHEET_KEYS.map(({ keys }) => keys))

/** What a pressed key does; undefined when it is none of the sheet's. Cmd counts as Ctrl. */
export function commandOf(event: KeyPress): SheetCommand | undefined {
  const name = nameOf(event)
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
}

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

function nameOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyPress): string {
  const name = key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key
  // Where Shift is needed to type the character (Ctrl+; on some keyboards), the character says it all.
  const isShifted = shiftKey && (key.length > 1 || key === ' ' || /\p{L}/u.test(key))
  return [
    ...(ctrlKey || metaKey ? ['Ctrl'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(isShifted ? ['Shift'] : []),
    name,
  ].join('+')
}

const GLYPHS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowRight: '→',
  Escape: 'Esc',
}

/** A line's keys as the help prints them; four arrows are one: `Ctrl+←↑↓→`. */
export function shownKeys({ keys }: KeyLine): readonly string[] {
  const names = Object.keys(keys).map((name) => {
    const parts = name.split('+')
    const last = parts.at(-1) ?? ''
    return { before: parts.slice(0, -1), last: GLYPHS[last] ?? last }
  })
  const isArrows = names.length === 4 && names.every(({ last }) => /^[←↑↓→]$/.test(last))
  if (isArrows) return [[...(names[0]?.before ?? []), names.map(({ last }) => last).join('')].join('+')]
  return names.map(({ before, last }) => [...before, last].join('+'))
}
