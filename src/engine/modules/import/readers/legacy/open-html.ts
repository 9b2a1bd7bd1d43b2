import type { FileHandle } from 'node:fs/promises'
import { limits } from '../limits.ts'
import type { OpenSource } from '../open-source.ts'
import { decodeAll } from '../text/decoders.ts'
import { chooseEncoding, encodingOfMark, encodingOfZeroBytes, Utf8Evidence } from '../text/detect-encoding.ts'
import { type Encoding, encodingNamed } from '../text/encodings.ts'
import { unreadable } from '../unreadable.ts'
import { readHtmlTable } from './html-table.ts'
import { RowsSource } from './rows-source.ts'

/** Opens an HTML page by its largest table, read whole within `limits.wholeFileBytes`. */
export async function openHtml(handle: FileHandle, size: number): Promise<OpenSource> {
  if (size > limits.wholeFileBytes) throw unreadable('too-large')
  const bytes = await handle.readFile()
  await handle.close()
  const { encoding, markLength } = htmlEncoding(bytes)
  const rows = readHtmlTable(decodeAll(bytes.subarray(markLength), encoding))
  const raw = rows.map((cells, index) => ({ cells, line: index + 1, marks: null }))
  return new RowsSource('html', [{ name: '', hidden: false, rows: raw, hiddenColumns: [] }], encoding)
}

/** Byte order mark, then what the page says of itself, then what the bytes look like. */
function htmlEncoding(bytes: Buffer): { encoding: Encoding; markLength: number } {
  const marked = encodingOfMark(bytes)
  if (marked !== undefined) return marked
  const wide = encodingOfZeroBytes(bytes.subarray(0, 65_536))
  if (wide !== undefined) return { encoding: wide, markLength: 0 }
  const stated = /charset\s*=\s*["']?([\w-]+)/i.exec(bytes.subarray(0, 4096).toString('latin1'))?.[1]
  const encoding = stated === undefined ? undefined : encodingNamed(stated)
  if (encoding !== undefined) return { encoding, markLength: 0 }
  const evidence = new Utf8Evidence()
  evidence.add(bytes, false)
  return chooseEncoding(evidence)
}
