import type { Language, MessageKey } from '../i18n/index.ts'

/** Keys that carry a word, which is another one from country to country. */
const NAMED = {
  Alt: 'ui.key.alt',
  Backspace: 'ui.key.backspace',
  Ctrl: 'ui.key.ctrl',
  Delete: 'ui.key.delete',
  End: 'ui.key.end',
  Enter: 'ui.key.enter',
  Esc: 'ui.key.esc',
  Home: 'ui.key.home',
  PageDown: 'ui.key.pageDown',
  PageUp: 'ui.key.pageUp',
  Shift: 'ui.key.shift',
  Space: 'ui.key.space',
  Tab: 'ui.key.tab',
} as const satisfies Record<string, MessageKey>

/** What is printed on a key, in the person's language; a letter, a sign or F2 is itself. */
export function keyName(key: string, t: Language['t']): string {
  return Object.hasOwn(NAMED, key) ? t(NAMED[key as keyof typeof NAMED]) : key // its own key: hasOwn
}
