import type { FileHandle } from 'node:fs/promises'
import { limits } from '../limits.ts'
import { unreadable } from '../unreadable.ts'

export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated; others are refused. */
  readonly method: 0 | 8
  readonly checksum: number
  readonly compressedSize: number
  readonly size: number
  readonly offset: number
}

/** What an archive may be at most. */
export interface ZipBudget {
  readonly fileBytes: number
  readonly entries: number
  readonly inflatedBytes: number
}

/** Workbooks. */
export const WORKBOOK_BUDGET: ZipBudget = {
  fileBytes: limits.workbookFileBytes,
  entries: limits.archiveEntries,
  inflatedBytes: limits.archiveInflatedBytes,
}

const END = 0x06054b50
const END_64 = 0x06064b50
const END_64_LOCATOR = 0x07064b50
const CENTRAL = 0x02014b50
const ESCAPE_32 = 0xffffffff
const ESCAPE_16 = 0xffff

/** Reads the central directory and checks the archive against every budget, without inflating a byte. */
export async function readDirectory(
  handle: FileHandle,
  fileSize: number,
  budget: ZipBudget = WORKBOOK_BUDGET,
): Promise<readonly ZipEntry[]> {
  const end = await findEnd(handle, fileSize)
  if (end.count > budget.entries) throw unreadable('zip-bomb')
  if (end.offset + end.size > fileSize) throw unreadable('truncated')
  if (end.size > limits.smallPartBytes) throw unreadable('damaged')
  const directory = Buffer.alloc(end.size)
  const { bytesRead } = await handle.read(directory, 0, end.size, end.offset)
  if (bytesRead < end.size) throw unreadable('truncated')
  const entries: ZipEntry[] = []
  for (let at = 0; entries.length < end.count;) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) throw unreadable('damaged')
    const { entry, next } = readEntry(directory, at)
    entries.push(entry)
    at = next
  }
  checkBudgets(entries, end.offset, budget)
  return entries
}

interface DirectoryEnd {
  readonly count: number
  readonly size: number
  readonly offset: number
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
async function findEnd(handle: FileHandle, fileSize: number): Promise<DirectoryEnd> {
  const length = Math.min(fileSize, 22 + 0xffff)
  const tail = Buffer.alloc(length)
  await handle.read(tail, 0, length, fileSize - length)
  for (let at = length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue
    const end = {
      count: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    }
    const needs64 = end.count === ESCAPE_16 || end.size === ESCAPE_32 || end.offset === ESCAPE_32
    if (!needs64) return end
    if (at < 20 || tail.readUInt32LE(at - 20) !== END_64_LOCATOR) throw unreadable('damaged')
    return readEnd64(handle, safeNumber(tail.readBigUInt64LE(at - 20 + 8)), fileSize)
  }
  throw unreadable('truncated')
}

async function readEnd64(handle: FileHandle, position: number, fileSize: number): Promise<DirectoryEnd> {
  if (position + 56 > fileSize) throw unreadable('damaged')
  const record = Buffer.alloc(56)
  await handle.read(record, 0, 56, position)
  if (record.readUInt32LE(0) !== END_64) throw unreadable('damaged')
  return {
    count: safeNumber(record.readBigUInt64LE(32)),
    size: safeNumber(record.readBigUInt64LE(40)),
    offset: safeNumber(record.readBigUInt64LE(48)),
  }
}

function readEntry(directory: Buffer, at: number): { entry: ZipEntry; next: number } {
  const flags = directory.readUInt16LE(at + 8)
  const method = directory.readUInt16LE(at + 10)
  const nameLength = directory.readUInt16LE(at + 28)
  const extraLength = directory.readUInt16LE(at + 30)
  const next = at + 46 + nameLength + extraLength + directory.readUInt16LE(at + 32)
  if (next > directory.length) throw unreadable('damaged')
  if ((flags & 1) !== 0) throw unreadable('password-protected')
  if (method !== 0 && method !== 8) throw unreadable('damaged')
  const name = directory.subarray(at + 46, at + 46 + nameLength).toString('utf8')
  const sizes = {
    size: directory.readUInt32LE(at + 24),
    compressedSize: directory.readUInt32LE(at + 20),
    offset: directory.readUInt32LE(at + 42),
  }
  applyZip64(directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength), sizes)
  const entry: ZipEntry = {
    name: name.replaceAll('\\', '/'),
    method,
    checksum: directory.readUInt32LE(at + 16),
    ...sizes,
  }
  return { entry, next }
}

/** Replaces the sizes that do not fit 32 bits by those of the ZIP64 extra field, in the order the format fixes. */
function applyZip64(extra: Buffer, sizes: { size: number; compressedSize: number; offset: number }): void {
  for (let at = 0; at + 4 <= extra.length;) {
    const id = extra.readUInt16LE(at)
    const end = at + 4 + extra.readUInt16LE(at + 2)
    if (id === 1) {
      let field = at + 4
      for (const key of ['size', 'compressedSize', 'offset'] as const) {
        if (sizes[key] !== ESCAPE_32) continue
        if (field + 8 > Math.min(end, extra.length)) throw unreadable('damaged')
        sizes[key] = safeNumber(extra.readBigUInt64LE(field))
        field += 8
      }
    }
    at = end
  }
}

function checkBudgets(entries: readonly ZipEntry[], directoryOffset: number, budget: ZipBudget): void {
  let inflated = 0
  for (const entry of entries) {
    if (/(^|\/)\.\.(\/|$)|^\/|^[a-z]:/i.test(entry.name)) throw unreadable('archive-paths')
    inflated += entry.size
    const ratio = entry.size / Math.max(1, entry.compressedSize)
    if (entry.size > limits.archiveRatioFromBytes && ratio > limits.archiveRatio) throw unreadable('zip-bomb')
  }
  if (inflated > budget.inflatedBytes) throw unreadable('zip-bomb')
  // Entries that share bytes are how small archives unpack to petabytes.
  const byOffset = entries.toSorted((a, b) => a.offset - b.offset)
  for (const [index, entry] of byOffset.entries()) {
    const limit = byOffset[index + 1]?.offset ?? directoryOffset
    if (entry.offset + 30 + entry.compressedSize > limit) throw unreadable('damaged')
  }
}

function safeNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw unreadable('damaged')
  return Number(value)
}
