/** How a file names a picture: by the bytes we have, by where it is on the web, or by the name of a file. */
export type PictureRef =
  | { readonly kind: 'hash'; readonly hash: string }
  | { readonly kind: 'address'; readonly address: string }
  /** With `/` between folders, from the innermost that the file names. */
  | { readonly kind: 'file'; readonly path: string }

/** Pictures that one cell may name; more are a text that only looks like a list. */
const MOST_PICTURES = 200
const LONGEST_ADDRESS = 2_000

const ENDING = /\.(?:jpe?g|png|webp|gif|tiff?|bmp|avif|heic|jfif)$/i

/**
 * The pictures that a cell names, in its order and each once: lines, or parts between `;`, `|` or `,`. Marks inside of
 * an address or a file's name belong to it. Null where any part names no picture.
 */
export function pictureRefs(text: string): readonly PictureRef[] | null {
  const refs = new Map<string, PictureRef>()
  for (const part of partsOf(text)) {
    const ref = pictureRef(part)
    if (ref === null || refs.size >= MOST_PICTURES) return null
    refs.set(refKey(ref), ref)
  }
  return [...refs.values()]
}

/** One name of a picture; null for any other text. A hash is 64 digits of SHA-256, as our own exports write them. */
export function pictureRef(text: string): PictureRef | null {
  const trimmed = text.trim().replace(/^"(.*)"$/, '$1')
  if (/^[0-9a-f]{64}$/.test(trimmed)) return { kind: 'hash', hash: trimmed }
  if (WEB.test(trimmed)) return /\s/.test(trimmed) ? null : addressRef(trimmed)
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(trimmed)) return null // file:, ftp:, javascript: lead nowhere we go
  return ENDING.test(trimmed) && trimmed.length <= 500 ? fileRef(trimmed) : null
}

/** One text for one picture, to tell refs apart by. */
export function refKey(ref: PictureRef): string {
  return ref.kind === 'hash' ? ref.hash : ref.kind === 'address' ? ref.address : `file:${ref.path}`
}

/** A ref as it is written in a cell. */
export function refText(ref: PictureRef): string {
  return ref.kind === 'file' ? ref.path : refKey(ref)
}

/** The server that a picture is fetched from, with its port where the address says one. */
export function hostOf(address: string): string {
  return WHOLE.exec(address)?.[2] ?? ''
}

/** Whether an address is one of a picture by its looks: its ending, or where pictures are kept as a rule. */
export function looksLikePicture(ref: PictureRef): boolean {
  if (ref.kind !== 'address') return true
  const [, , host = '', path = '', search = ''] = WHOLE.exec(ref.address) ?? []
  return (
    ENDING.test(path) ||
    /\.(?:jpe?g|png|webp)(?:$|[&/])/i.test(search) ||
    /^(?:images?|img|photos?|pics?|media|cdn|assets)\d*[.-]/.test(host) ||
    /(?:cloudinary|imgix|scene7|googleusercontent|imagekit)\./.test(host) ||
    /\/(?:images?|img|photos?|pictures?|afbeeldingen|fotos?|bilder)\//i.test(path)
  )
}

/** Protocol, host with port, path, search. A name and password in an address are refused: they would be kept and shown. */
const WHOLE = /^(https?):\/\/([^\s/?#@\\]+)(\/[^\s?#]*)?(\?[^\s#]*)?(?:#\S*)?$/i

function addressRef(text: string): PictureRef | null {
  const whole = /^https?:/i.test(text) ? text : text.startsWith('//') ? `https:${text}` : `https://${text}`
  const [, protocol, host, path = '', search = ''] = WHOLE.exec(whole) ?? []
  if (protocol === undefined || host === undefined || whole.length > LONGEST_ADDRESS) return null
  const address = `${protocol.toLowerCase()}://${host.toLowerCase()}${path === '' ? '/' : path}${search}`
  return { kind: 'address', address }
}

/** Drives, leading folders and `..` say where it lay on another computer: what counts are the names from the end on. */
function fileRef(text: string): PictureRef | null {
  const names = text.split(/[\\/]+/).filter((name) => name !== '' && name !== '.' && !/^[a-z]:$/i.test(name))
  const path = names.slice(names.lastIndexOf('..') + 1).join('/')
  return path === '' || path.includes('\0') ? null : { kind: 'file', path }
}

/**
 * Cuts at marks that part pictures. A mark belongs to an address that has not come to a picture's ending, and to the name
 * of a file whose beginning is none by itself.
 */
function partsOf(text: string): string[] {
  const parts: string[] = []
  for (const line of jsonItems(text) ?? text.split(/[\r\n]+/)) {
    let begun = ''
    const end = (): void => {
      const part = begun.replace(/^[;|,\s]+|[;|,\s]+$/g, '')
      if (part !== '') parts.push(part)
      begun = ''
    }
    for (const piece of line.split(/(?=[;|,])/)) {
      const isOpenAddress = WEB.test(begun.trim()) && !ENDING.test(pathOf(begun.trim()))
      const goesOn = isOpenAddress && !/^[;|,]?\s/.test(piece)
      if (WEB.test(piece.replace(/^[;|,]\s*/, '')) || (WEB.test(begun.trim()) && !goesOn)) end()
      begun = begun === '' ? piece.replace(/^[;|,]\s*/, '') : begun + piece
      if (!WEB.test(begun.trim()) && ENDING.test(begun.trim())) end()
    }
    end()
  }
  return parts
}

const WEB = /^(?:(?:https?:)?\/\/|www\.)/i

function pathOf(address: string): string {
  return address.replace(/[?#].*$/s, '')
}

function jsonItems(text: string): readonly string[] | null {
  if (!text.startsWith('[')) return null
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : null
  } catch {
    return null
  }
}
