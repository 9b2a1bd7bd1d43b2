import { unreadable } from './unreadable.ts'

/** What the first bytes say a file is. Archives and compound files need a further look inside. */
export type SniffedFormat = 'archive' | 'compound' | 'bare-xls' | 'html' | 'spreadsheet-xml' | 'xml' | 'json' | 'text'

/** Types that are recognised to be refused by name: each is easily dropped by mistake. */
const others: readonly (readonly [string, string])[] = [
  ['25504446', 'a PDF document'],
  ['89504e470d0a1a0a', 'a PNG picture'],
  ['ffd8ff', 'a JPEG picture'],
  ['47494638', 'a GIF picture'],
  ['49492a00', 'a TIFF picture'],
  ['4d4d002a', 'a TIFF picture'],
  ['1f8b', 'a gzip archive'],
  ['377abcaf271c', 'a 7-Zip archive'],
  ['526172211a07', 'a RAR archive'],
  ['4d5a9000', 'a Windows program'],
  ['7f454c46', 'a Linux program'],
  ['53514c69746520666f726d617420330', 'a SQLite database'],
  ['7b5c727466', 'an RTF document'],
]

/** Tells the format by content. Refuses known other types by their name; anything unknown counts as text. */
export function sniffFormat(head: Buffer): SniffedFormat {
  const hex = head.subarray(0, 16).toString('hex')
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return 'archive'
  if (hex.startsWith('d0cf11e0a1b11ae1')) return 'compound'
  if (/^09(?:00|02|04|08)(?:0[4-9a-f]|10)00/.test(hex)) return 'bare-xls'
  for (const [magic, name] of others) if (hex.startsWith(magic)) throw unreadable('wrong-type', name)
  if (hex.startsWith('52494646') && hex.slice(16, 24) === '57454250') throw unreadable('wrong-type', 'a WebP picture')
  return sniffText(textStart(head))
}

function sniffText(start: string): SniffedFormat {
  if (/^<!doctype\s+html|^<(?:html|head|body|table|meta|style)[\s>]/i.test(start)) return 'html'
  if (/^<\?xml|^<!doctype|^<[a-z]/i.test(start)) {
    if (start.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'spreadsheet-xml'
    if (/^(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<html)/i.test(start)) return 'html'
    return 'xml'
  }
  if (/^[[{]\s*(?:["{[\]}]|$)/.test(start)) return 'json'
  if (/^TABLE\r?\n0,1\r?\n/.test(start)) throw unreadable('wrong-type', 'a DIF file')
  if (start.startsWith('ID;P')) throw unreadable('wrong-type', 'a SYLK file')
  return 'text'
}

/** The start as text, whatever its width: zero bytes of UTF-16 and byte order marks left out. */
function textStart(head: Buffer): string {
  return head
    .subarray(0, 4096)
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart()
}
