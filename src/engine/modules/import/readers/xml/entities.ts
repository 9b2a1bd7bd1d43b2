const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Text with the five XML entities and the numeric ones replaced. Others need a document type, which is refused
 * elsewhere, so they stay as they stand.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return named[name] ?? whole
    return codePoint(typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal)) ?? whole
  })
}

function codePoint(code: number): string | undefined {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined
  return String.fromCodePoint(code)
}

/** Undoes the escapes for characters that XML cannot hold: "_x000D_" is a carriage return in a workbook. */
export function decodeWorkbookEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
