import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Puts the bytes of a pasted picture into a file of its own in the system's temporary folder, which the system clears,
 * and tells its path. The name says when it was pasted; what is in it the engine finds out.
 */
export async function keepPasted(temporaryFolder: string, bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(temporaryFolder, 'etalage-pasted-'))
  const when = new Date().toISOString().slice(0, 19).replaceAll(':', '.').replace('T', ' ')
  const path = join(folder, `${when}.png`)
  await writeFile(path, bytes)
  return path
}
