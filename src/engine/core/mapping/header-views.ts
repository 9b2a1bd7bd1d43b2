/** A way to read a header, and how much surer or less sure what it then means is than the header itself. */
export interface HeaderView {
  readonly text: string
  readonly certainty: number
}

/** Parts of a document that only hold others together, and say nothing about what is in them. */
const CONTAINER =
  /^(?:@?(?:product|article|artikel|item|data|fields?|attributes?|properties|features?|specs?|specifications?|details?|values?|info)s?|(?:product|article)_(?:details|features|logistic_details|dimensions|info))$/i
/** What the name before it holds, and no name of its own: `rrp.amount`. */
const HOLDER = /^(?:amount|value|text|content|#text)$/i
/** Behind a word that is no mere container the name may mean something else: enough to propose, not to take. */
const DOUBTFUL = 0.86
const PATH = /^[\p{L}@_][^\s.]*(?:\.[^.]+)+$/u
const LANGUAGE = /^[a-z]{2}(?:[-_][A-Z]{2})?$/

/**
 * The names in a path, such as a column of JSON or XML has: `attributes.color` may be read as `color`, surely, and
 * `variants.color` so, perhaps. What is said of a parent is not said of the product.
 */
export function headerViews(header: string): readonly HeaderView[] {
  const whole = { text: header, certainty: 1 }
  if (!PATH.test(header) || header.startsWith('parent.')) return [whole]
  const names = namesIn(header)
  const views: HeaderView[] = [{ text: names.join('.'), certainty: 1 }]
  let certainty = 1
  // A language is that of the name before it.
  const last = LANGUAGE.test(names.at(-1) ?? '') ? names.length - 2 : names.length - 1
  for (let at = 1; at <= last; at += 1) {
    if (!CONTAINER.test(names[at - 1] ?? '')) certainty = DOUBTFUL
    views.push({ text: names.slice(at).join('.'), certainty })
  }
  return views
}

function namesIn(path: string): readonly string[] {
  const names = path.split('.')
  return HOLDER.test(names.at(-1) ?? '') ? names.slice(0, -1) : names
}

/** What a new attribute for it would be called: the path's last name, and its language. */
export function headerLabel(header: string): string {
  if (!PATH.test(header)) return header
  const [name = header, last = name] = namesIn(header).slice(-2)
  return (LANGUAGE.test(last) ? `${name} ${last}` : last).replace(/^@/, '')
}
