import { inflateRawSync } from 'node:zlib'

/** Reads a zip archive's central directory; enough for plain files, stored or deflated, below 4 GB. */
export function* zipEntries(zip) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const method = zip.readUInt16LE(at + 10)
    const size = zip.readUInt32LE(at + 20)
    const nameLength = zip.readUInt16LE(at + 28)
    const extraLength = zip.readUInt16LE(at + 30)
    const commentLength = zip.readUInt16LE(at + 32)
    const mode = (zip.readUInt32LE(at + 38) >>> 16) & 0o777 || 0o644
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const body = zip.subarray(start, start + size)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    yield { name, mode, data: () => (method === 0 ? body : inflateRawSync(body)) }
    at += 46 + nameLength + extraLength + commentLength
  }
}
