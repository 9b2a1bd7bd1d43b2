import type { SourceCell } from '../source.ts'

/**
 * A thing with named parts in a document. A part that comes several times, as the items of a JSON list or repeated XML
 * elements do, has several nodes under its name. XML attributes are named `@so`, the text beside them `#text`.
 */
export type RecordObject = ReadonlyMap<string, readonly RecordNode[]>
export type RecordNode = SourceCell | RecordObject

/** Names from the outermost object inwards, joined by points; lists do not count. '' is the document itself. */
export type RecordPath = string

export const TEXT_NAME = '#text'

export function joinPath(parent: RecordPath, name: string): RecordPath {
  return parent === '' ? name : name === '' ? parent : `${parent}.${name}`
}
