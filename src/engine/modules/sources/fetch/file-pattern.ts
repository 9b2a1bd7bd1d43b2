/** The folder and the last part of a remote path; parts are divided by slashes whatever the server runs on. */
export function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const cut = path.lastIndexOf('/')
  return { folder: cut < 0 ? '.' : cut === 0 ? '/' : path.slice(0, cut), name: path.slice(cut + 1) }
}

export const joinPath = (folder: string, name: string): string =>
  folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`

export const isPattern = (name: string): boolean => /[*?]/.test(name)

/** Whether a listing names a file of that very folder: no way out of it, and nothing that ends a command. */
export const isPlainName = (name: string): boolean => name !== '' && !/[/\\\u0000-\u001f]|^\.\.?$/.test(name)

/** Whether a file's name fits one of the patterns: `*` is any letters, `?` one, and case does not matter. */
export function fitsPattern(name: string, patterns: string): boolean {
  return patterns.split(/\s+/).some((pattern) => pattern !== '' && fits(name.toLowerCase(), pattern.toLowerCase()))
}

/** Without a regular expression, whose time a hostile name could stretch: goes back to the last star only. */
function fits(text: string, pattern: string): boolean {
  let t = 0
  let p = 0
  let star = -1
  let mark = 0
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++
      mark = t
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++mark
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}

/** A file of a server as its listing tells. */
export interface RemoteFile {
  readonly name: string
  readonly bytes: number | null
  /** Milliseconds; null where the server does not say. */
  readonly modifiedMs: number | null
}

/** The newest that fits; where times are the same or missing, the last by name, for names often hold the date. */
export function newestOf(files: readonly RemoteFile[], pattern: string): RemoteFile | undefined {
  const order = new Intl.Collator('en', { numeric: true })
  return files
    .filter(({ name }) => fitsPattern(name, pattern))
    .toSorted((a, b) => (b.modifiedMs ?? 0) - (a.modifiedMs ?? 0) || order.compare(b.name, a.name))[0]
}

/** A name that is safe as a file of ours: its last part, without what a system could take for something else. */
export function safeFileName(name: string, fallback: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const safe = last
    .replace(/[\u0000-\u001f<>:"|?*]/g, '_')
    .replace(/^\.+/, '')
    .slice(-150)
    .trim()
  return safe === '' ? fallback : safe
}
