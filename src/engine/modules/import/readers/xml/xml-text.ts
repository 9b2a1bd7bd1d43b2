import { Utf8Decoder, type ChunkDecoder, createDecoder, decodeAll } from '../text/decoders.ts'
import { encodingOfMark } from '../text/detect-encoding.ts'
import { unreadable } from '../unreadable.ts'

/** An XML part in memory as text, by its byte order mark or as UTF-8. */
export function xmlText(bytes: Buffer): string {
  const mark = encodingOfMark(bytes)
  return unixLines(decodeAll(bytes.subarray(mark?.markLength ?? 0), mark?.encoding ?? 'utf-8'))
}

/**
 * A streamed XML part as text that is safe to search for tags: comments are gone and CDATA sections are ordinary text,
 * so a '<' always begins a tag. Any document type is refused. Characters and sections cut by the border of two pieces
 * come whole with the second.
 */
export class XmlTextStream {
  #decoder: ChunkDecoder | undefined
  #held = ''

  push(piece: Buffer): string {
    let bytes = piece
    if (this.#decoder === undefined) {
      const mark = encodingOfMark(piece)
      this.#decoder = mark === undefined ? new Utf8Decoder() : createDecoder(mark.encoding)
      bytes = piece.subarray(mark?.markLength ?? 0)
    }
    return this.#clean(this.#held + this.#decoder.decode(bytes))
  }

  end(): string {
    const rest = this.#clean(this.#held + (this.#decoder?.end() ?? ''))
    if (this.#held.startsWith('<')) throw unreadable('malformed-xml')
    return rest
  }

  #clean(raw: string): string {
    const text = unixLines(raw)
    this.#held = ''
    let special = text.indexOf('<!')
    if (special === -1) return this.#holdTail(text)
    let clean = ''
    let at = 0
    while (special !== -1) {
      clean += text.slice(at, special)
      const section = sectionAt(text, special)
      if (section === undefined) {
        this.#held = text.slice(special)
        return clean
      }
      clean += section.text
      at = section.end
      special = text.indexOf('<!', at)
    }
    return clean + this.#holdTail(text.slice(at))
  }

  /** A '<' at the very end may be the start of '<!', a CR half of a line end. */
  #holdTail(text: string): string {
    if (!text.endsWith('<') && !text.endsWith('\r')) return text
    this.#held = text.slice(-1)
    return text.slice(0, -1)
  }
}

/** Line ends as XML means them: every CRLF is one LF. */
function unixLines(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
}

const CDATA = '<![CDATA['

function sectionAt(text: string, start: number): { text: string; end: number } | undefined {
  const isComment = text.startsWith('<!--', start)
  const isData = text.startsWith(CDATA, start)
  if (!isComment && !isData) {
    const seen = text.slice(start)
    if ('<!--'.startsWith(seen) || CDATA.startsWith(seen)) return undefined
    throw unreadable('doctype')
  }
  const close = text.indexOf(isData ? ']]>' : '-->', start + (isData ? CDATA.length : 4))
  if (close === -1) return undefined
  const content = isData ? text.slice(start + CDATA.length, close) : ''
  return { text: content.replaceAll('&', '&amp;').replaceAll('<', '&lt;'), end: close + 3 }
}
