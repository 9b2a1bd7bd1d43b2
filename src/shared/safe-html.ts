import { decodeHTML } from 'entities'

/** Elements that formatted text may hold, by the name it is written with; what else there is loses its tags. */
const ELEMENTS: Readonly<Record<string, string>> = {
  p: 'p',
  br: 'br',
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  u: 'u',
  s: 's',
  strike: 's',
  del: 's',
  sub: 'sub',
  sup: 'sup',
  h1: 'h2',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h4',
  h6: 'h4',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  blockquote: 'blockquote',
  a: 'a',
  table: 'table',
  thead: 'thead',
  tbody: 'tbody',
  tr: 'tr',
  th: 'th',
  td: 'td',
  hr: 'hr',
}

const VOID = new Set(['br', 'hr'])

/** Elements that go with all they hold: code, styles, Word's own data, and whatever changes how text is parsed. */
const DROPPED = new Set(
  (
    'script style head title template noscript iframe object embed svg math xml ' +
    'textarea select option xmp noembed noframes plaintext audio video canvas applet'
  ).split(' '),
)

const TAG = /<(\/?)([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)(>|$)/y
const DECLARATION = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*(?:>|$)/y

/**
 * Formatted text with nothing in it but a short list of elements, links to http, https, mailto and tel, and text: no
 * scripts, styles, classes, handlers or pictures, whatever was there. Text without a tag stays as it is. What comes out
 * is well-formed, and goes through a second time unchanged. Pure.
 */
export function safeHtml(html: string): string {
  if (!/<[a-zA-Z/!?]/.test(html)) return html
  const out: string[] = []
  const open: string[] = []
  let dropping: string | null = null
  let depth = 0
  let at = 0
  while (at < html.length) {
    const next = html.indexOf('<', at)
    const end = next === -1 ? html.length : next
    if (dropping === null && end > at) out.push(escapeText(html.slice(at, end)))
    if (next === -1) break
    at = next
    const declaration = matchAt(DECLARATION, html, at)
    const tag = declaration ? null : matchAt(TAG, html, at)
    if (declaration) at += declaration[0].length
    else if (tag) {
      at += tag[0].length
      const [, slash, written = '', attributes = ''] = tag
      const name = written.toLowerCase()
      const isClosing = slash === '/'
      if (dropping !== null) {
        if (name === dropping) depth += isClosing ? -1 : /\/\s*$/.test(attributes) ? 0 : 1
        if (depth === 0) dropping = null
      } else if (DROPPED.has(name)) {
        if (!isClosing && !/\/\s*$/.test(attributes)) {
          dropping = name
          depth = 1
        }
      } else {
        const element = Object.hasOwn(ELEMENTS, name) ? ELEMENTS[name] : undefined
        if (element !== undefined) writeTag(out, open, element, isClosing, attributes)
      }
    } else {
      if (dropping === null) out.push('&lt;')
      at++
    }
  }
  for (const element of open.toReversed()) out.push(`</${element}>`)
  return out.join('')
}

function writeTag(out: string[], open: string[], element: string, isClosing: boolean, attributes: string): void {
  if (VOID.has(element)) {
    if (!isClosing) out.push(`<${element}>`)
    return
  }
  if (!isClosing) {
    // A paragraph within a paragraph ends the first, as a browser reads it.
    if (element === 'p' && open.at(-1) === 'p') out.push(`</${open.pop()}>`)
    const href = element === 'a' ? safeAddress(attributes) : null
    if (element === 'a' && href === null) return
    open.push(element)
    out.push(href === null ? `<${element}>` : `<a href="${escapeAttribute(href)}">`)
    return
  }
  const place = open.lastIndexOf(element)
  if (place === -1) return
  for (const inner of open.splice(place).toReversed()) out.push(`</${inner}>`)
}

/** The address of a link, if it is one that a shop may show. */
function safeAddress(attributes: string): string | null {
  const found = /(?:^|[\s"'/])href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes)
  const written = found?.[1] ?? found?.[2] ?? found?.[3]
  if (written === undefined) return null
  // Browsers take no notice of blanks and controls within an address: nor may a check.
  const address = decodeHTML(written).replaceAll(/[\s\p{Cc}\u200b-\u200f\u2028\u2029\ufeff]/gu, '')
  return /^(?:https?:\/\/|mailto:|tel:)[^<>]*$/i.test(address) ? address : null
}

/** Text between tags: its own entities stay, a bare ampersand and angle become theirs. */
function escapeText(text: string): string {
  return text
    .replaceAll(/&(?!#\d{1,7};|#x[0-9a-f]{1,6};|[a-z][a-z0-9]{1,30};)/gi, '&amp;')
    .replaceAll('>', '&gt;')
    .replaceAll('<', '&lt;')
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
