const SIGNATURES: readonly (readonly [string, RegExp])[] = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['gif', /^GIF8/],
  ['webp', /^RIFF[\s\S]{4}WEBP/],
  ['avif', /^[\s\S]{4}ftypavi[fs]/],
  ['heic', /^[\s\S]{4}ftyp(?:hei|hev|mif1|msf1)/],
  ['tiff', /^(?:II\*\0|MM\0\*)/],
  ['bmp', /^BM[\s\S]{4}\0\0\0\0/],
  ['jp2', /^\0\0\0\x0cjP {2}|^\xff\x4f\xff\x51/],
  ['svg', /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[\s\S]*?|<!--[\s\S]*?|<!DOCTYPE svg[\s\S]*?)*<svg[\s>]/i],
]

/** Formats that are decoded; the others are named, so that a person can be told what to save them as. */
export const DECODED: ReadonlySet<string> = new Set(['jpeg', 'png', 'gif', 'webp', 'avif', 'tiff'])

/** The format by the first bytes (some 1,000 will do), never by the name; null for what is no picture that we know. */
export function sniffPicture(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1')
  return SIGNATURES.find(([, signature]) => signature.test(start))?.[0] ?? null
}
