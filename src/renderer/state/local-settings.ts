/**
 * How the person likes the window, on this machine: widths, columns. Nothing of value: what belongs to the
 * work belongs to the catalogue. The only file that touches the browser's storage.
 */
export interface LocalSetting<Value> {
  get(): Value
  set(value: Value): void
}

/** A setting under its name; `read` turns what was stored (or null, or something older) into a value. */
export function localSetting<Value>(name: string, read: (stored: unknown) => Value): LocalSetting<Value> {
  const key = `etalage.${name}`
  return {
    get: () => read(parse(storage.getItem(key))),
    set: (value) => storage.setItem(key, JSON.stringify(value)),
  }
}

// oxlint-disable-next-line no-restricted-globals -- its one home
const storage = localStorage

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}
