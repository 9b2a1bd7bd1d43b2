import { limits } from '../limits.ts'
import { unreadable } from '../unreadable.ts'
import { decodeEntities } from './entities.ts'

export interface XmlHandler {
  /** `name` is without its namespace prefix; attribute names too, so "r:id" is "id". */
  open(name: string, attribute: (name: string) => string | undefined, depth: number): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Walks a small XML part that is in memory. Refuses any document type, nesting beyond `limits.xmlDepth` and tags that
 * do not match; knows nothing of external entities, so there is nothing to switch off.
 */
export function walkXml(xml: string, handler: XmlHandler): void {
  const open: string[] = []
  let at = 0
  while (at < xml.length) {
    const start = xml.indexOf('<', at)
    const text = start === -1 ? xml.slice(at) : xml.slice(at, start)
    if (text !== '' && open.length > 0) handler.text?.(decodeEntities(text))
    if (start === -1) break
    at = readMarkup(xml, start, open, handler)
  }
  if (open.length > 0) throw unreadable('malformed-xml')
}

function readMarkup(xml: string, start: number, open: string[], handler: XmlHandler): number {
  if (xml.startsWith('<?', start)) return after(xml, '?>', start)
  if (xml.startsWith('<!--', start)) return after(xml, '-->', start + 4)
  if (xml.startsWith('<![CDATA[', start)) {
    const end = after(xml, ']]>', start)
    handler.text?.(xml.slice(start + 9, end - 3))
    return end
  }
  if (xml.startsWith('<!', start)) throw unreadable('doctype')
  const end = tagEnd(xml, start)
  if (xml.startsWith('</', start)) {
    const name = xml.slice(start + 2, end).trim()
    if (open.pop() !== name) throw unreadable('malformed-xml')
    handler.close?.(localName(name))
    return end + 1
  }
  const isEmpty = xml.charAt(end - 1) === '/'
  const tag = xml.slice(start + 1, isEmpty ? end - 1 : end)
  const name = /^[^\s/>]+/.exec(tag)?.[0]
  if (name === undefined) throw unreadable('malformed-xml')
  if (open.length >= limits.xmlDepth) throw unreadable('malformed-xml')
  const attributes = attributesOf(tag.slice(name.length))
  handler.open(localName(name), (wanted) => attributes.get(wanted), open.length)
  if (isEmpty) handler.close?.(localName(name))
  else open.push(name)
  return end + 1
}

/** The '>' that ends a tag: one inside an attribute's quotes does not. */
function tagEnd(xml: string, start: number): number {
  let quote = ''
  for (let at = start; at < xml.length; at += 1) {
    const character = xml.charAt(at)
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at
  }
  throw unreadable('malformed-xml')
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (const match of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes.set(localName(match[1] ?? ''), decodeEntities(match[2] ?? match[3] ?? ''))
  }
  return attributes
}

export function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

function after(xml: string, mark: string, from: number): number {
  const index = xml.indexOf(mark, from)
  if (index === -1) throw unreadable('malformed-xml')
  return index + mark.length
}
