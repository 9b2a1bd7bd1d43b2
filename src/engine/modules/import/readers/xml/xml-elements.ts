import type { SAXParser } from 'sax'
import sax from 'sax'
import { limits } from '../limits.ts'
import { unreadable } from '../unreadable.ts'

export interface XmlHandler {
  /** `name` is without its namespace prefix; attribute names too, so "r:id" is "id". */
  open(name: string, attribute: (name: string) => string | undefined, depth: number): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Walks a small XML part that is in memory. Refuses any document type, nesting beyond `limits.xmlDepth` and tags that
 * do not match; nothing outside the part is ever looked at.
 */
export function walkXml(xml: string, handler: XmlHandler): void {
  let depth = 0
  const parser = sax.parser(true, { position: false })
  const handlers: Partial<SAXParser> = {
    onerror: () => {
      throw unreadable('malformed-xml')
    },
    ondoctype: () => {
      throw unreadable('doctype')
    },
    onopentag: ({ name, attributes }) => {
      if (depth >= limits.xmlDepth) throw unreadable('malformed-xml')
      const byName = new Map(Object.entries(attributes).map(([key, value]) => [localName(key), String(value)]))
      handler.open(localName(name), (wanted) => byName.get(wanted), depth)
      depth += 1
    },
    onclosetag: (name) => {
      depth -= 1
      handler.close?.(localName(name))
    },
    ontext: (text) => handler.text?.(text),
    oncdata: (text) => handler.text?.(text),
  }
  Object.assign(parser, handlers)
  parser.write(xml).close()
}

/** `x:row` is row. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
