import type { SAXParser } from 'sax'
import sax from 'sax'
import { textCell } from '../cells.ts'
import { limits } from '../limits.ts'
import { unreadable } from '../unreadable.ts'
import { localName } from '../xml/xml-elements.ts'
import { TEXT_NAME } from './record.ts'
import type { RecordCollector } from './record-collector.ts'

/** An open element. One without attributes that holds nothing but text is a part of its parent, not an object. */
interface Element {
  readonly name: string
  isObject: boolean
  text: string
}

/**
 * Reads XML into a collector. A document type that defines entities is refused, one that only names a file is passed
 * over: nothing outside the document is ever looked at, and only the named characters of XML and HTML are known.
 */
export class XmlDocument {
  readonly #collector: RecordCollector
  readonly #parser: SAXParser = sax.parser(true, { position: true })
  readonly #elements: Element[] = []
  #isBegun = false

  constructor(collector: RecordCollector) {
    this.#collector = collector
    const handlers: Partial<SAXParser> = {
      onerror: () => {
        throw unreadable('malformed-xml')
      },
      ondoctype: (text) => {
        if (text.includes('[')) throw unreadable('doctype')
      },
      onopentag: ({ name, attributes }) => this.#open(name, Object.entries(attributes)),
      onclosetag: () => this.#close(),
      ontext: (text) => this.#text(text),
      oncdata: (text) => this.#text(text),
    }
    Object.assign(this.#parser, handlers)
  }

  push(piece: string): void {
    this.#parser.write(piece)
  }

  /** Refuses a document that stops in the middle. */
  end(): void {
    if (this.#elements.length > 0) throw unreadable('truncated')
    if (!this.#isBegun) throw unreadable('malformed-xml')
    this.#parser.close()
  }

  #open(name: string, attributes: readonly [string, unknown][]): void {
    if (this.#elements.length >= limits.documentDepth) throw unreadable('too-deep')
    const parent = this.#elements.at(-1)
    if (parent) this.#makeObject(parent)
    const own = attributes.filter(([attribute]) => !/^xmlns(?::|$)|^xsi:/.test(attribute))
    // The outermost element stands for the document: paths begin inside it.
    const element: Element = { name: this.#isBegun ? localName(name) : '', isObject: false, text: '' }
    this.#isBegun = true
    this.#elements.push(element)
    if (own.length > 0 || element.name === '') this.#makeObject(element)
    for (const [attribute, value] of own) this.#collector.part(`@${localName(attribute)}`, textCell(String(value)))
  }

  #makeObject(element: Element): void {
    if (element.isObject) return
    element.isObject = true
    this.#collector.enter(element.name)
  }

  #text(text: string): void {
    const element = this.#elements.at(-1)
    if (!element) return
    element.text += text
    if (element.text.length > limits.recordCharacters) throw unreadable('record-too-large')
  }

  #close(): void {
    const element = this.#elements.pop()
    if (!element) return
    const text = textCell(element.text).trim()
    if (!element.isObject) {
      this.#collector.part(element.name, text)
      return
    }
    if (text !== '') this.#collector.part(TEXT_NAME, text)
    this.#collector.leave()
  }
}
