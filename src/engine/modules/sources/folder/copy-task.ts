import { createReadStream, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Task } from '../../../runtime/task.ts'
import { fault } from '../fetch/fault.ts'
import type { Fetched } from '../fetch/fetched.ts'
import { safeFileName } from '../fetch/file-pattern.ts'
import { LIMITS } from '../fetch/limits.ts'
import { saveStream } from '../fetch/saved-file.ts'

export interface CopyInput {
  readonly path: string
  readonly name: string
  /** Where the copy goes; made here. */
  readonly folder: string
}

/** Copies a file of a watched folder, so that what is read is what was looked at, whatever becomes of the original. */
export const copyTask: Task<CopyInput, Fetched> = {
  name: 'sources.copy',
  run: async ({ path, name, folder }, report) => {
    mkdirSync(folder, { recursive: true })
    const { size } = statSync(path)
    const fileName = safeFileName(name, 'file')
    const target = join(folder, fileName)
    const saved = await saveStream(
      createReadStream(path),
      target,
      LIMITS.maxBytes,
      (bytes, total) => report({ bytes, total }),
      size,
    )
    if (saved.bytes !== size) throw fault('source-broken', `${name} changed while it was read.`, { host: name })
    return { kind: 'file', path: target, fileName, ...saved, etag: null, lastModified: null, remotePath: null }
  },
}
