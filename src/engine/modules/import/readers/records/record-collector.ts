import { limits } from '../limits.ts'
import type { SourceCell } from '../source.ts'
import { unreadable } from '../unreadable.ts'
import type { RecordNode, RecordObject, RecordPath } from './record.ts'
import { joinPath } from './record.ts'

/** What is known of the objects at one path. */
export interface PathFacts {
  count: number
  /** Names of their parts. */
  readonly parts: Set<string>
}

interface Frame {
  readonly path: RecordPath
  readonly object: Map<string, RecordNode[]> | null
}

/** More different paths than this are not told apart: no list a person would pick lies that far in. */
const MOST_PATHS = 2_000
const MOST_PARTS = 200

/**
 * Hears a document of JSON or XML part by part and puts together the objects at one path, one at a time; of the others
 * it only counts what there is. Memory is that of one object.
 */
export class RecordCollector {
  readonly facts = new Map<RecordPath, PathFacts>()
  readonly #wanted: RecordPath | null
  readonly #onRecord: (record: RecordObject) => void
  readonly #frames: Frame[] = []
  #size = 0

  /** Without a path it only counts. */
  constructor(wanted: RecordPath | null, onRecord: (record: RecordObject) => void) {
    this.#wanted = wanted
    this.#onRecord = onRecord
  }

  /** An object begins: a part of the open one, or with no name a document of its own. */
  enter(name: string): void {
    if (this.#frames.length >= limits.documentDepth) throw unreadable('too-deep')
    const outer = this.#frames.at(-1)
    const path = joinPath(outer?.path ?? '', name)
    const facts = this.#factsOf(path)
    if (facts) facts.count += 1
    if (outer) notePart(this.#factsOf(outer.path), name)
    const parent = outer?.object ?? null
    const object = parent !== null || path === this.#wanted ? new Map<string, RecordNode[]>() : null
    if (parent !== null && object !== null) add(parent, name, object)
    this.#frames.push({ path, object })
  }

  /** A part that is a text, a number or the like. */
  part(name: string, cell: SourceCell): void {
    const frame = this.#frames.at(-1)
    if (frame === undefined) return
    notePart(this.#factsOf(frame.path), name)
    if (frame.object === null || cell === '') return
    this.#size += name.length + cell.length
    if (this.#size > limits.recordCharacters) throw unreadable('record-too-large')
    add(frame.object, name, cell)
  }

  leave(): void {
    const frame = this.#frames.pop()
    if (!frame?.object || (this.#frames.at(-1)?.object ?? null) !== null) return
    this.#size = 0
    this.#onRecord(frame.object)
  }

  #factsOf(path: RecordPath): PathFacts | undefined {
    let facts = this.facts.get(path)
    if (facts === undefined && this.facts.size < MOST_PATHS) {
      facts = { count: 0, parts: new Set() }
      this.facts.set(path, facts)
    }
    return facts
  }
}

function notePart(facts: PathFacts | undefined, name: string): void {
  if (facts && facts.parts.size < MOST_PARTS) facts.parts.add(name)
}

function add(object: Map<string, RecordNode[]>, name: string, node: RecordNode): void {
  const nodes = object.get(name)
  if (nodes === undefined) object.set(name, [node])
  else nodes.push(node)
}
