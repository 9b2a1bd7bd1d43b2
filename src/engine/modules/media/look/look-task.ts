import { mkdir, rename, writeFile } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { dirname } from 'node:path'
import type { PictureFacts } from '../../../../shared/contract/media.ts'
import type { Task } from '../../../runtime/task.ts'
import { lookAtPicture } from './look-at-picture.ts'
import { loadSharp } from '../sharp-in-electron.ts'

export interface LookInput {
  readonly pictures: readonly { readonly path: string; readonly thumbnail: string }[]
}

/** What the task tells as it goes: that a picture is begun, so that a death has a culprit, and what was seen in it. */
export type LookProgress =
  | { readonly begun: number }
  | { readonly seen: number; readonly facts: PictureFacts; readonly fingerprint: Uint8Array | null }

/** Looks at pictures one after the other, and leaves a thumbnail of each; an empty file where nothing can be seen. */
export const lookTask: Task<LookInput, null> = {
  name: 'media.look',
  run: async ({ pictures }, report) => {
    stepBack()
    const sharp = loadSharp()
    for (const [index, { path, thumbnail }] of pictures.entries()) {
      report({ begun: index } satisfies LookProgress)
      const { facts, fingerprint, thumbnail: small } = await lookAtPicture(sharp, path)
      if (facts.fault !== 'missing') await writeThumbnail(thumbnail, small ?? Buffer.of())
      report({ seen: index, facts, fingerprint } satisfies LookProgress)
    }
    return null
  },
}

/** What is done beside a person's work waits for it. Not every system lets a process say so. */
function stepBack(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It then shares as equals do.
  }
}

/** Whole or not at all; it need not survive a power cut, since it is made again where it is missing. */
export async function writeThumbnail(target: string, bytes: Uint8Array): Promise<void> {
  const part = `${target}.${process.pid}.part`
  await mkdir(dirname(target), { recursive: true })
  await writeFile(part, bytes)
  await rename(part, target)
}
