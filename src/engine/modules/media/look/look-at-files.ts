import { AppError } from '../../../../shared/errors.ts'
import type { PictureFault } from '../../../../shared/contract/media.ts'
import type { TaskHost } from '../../../runtime/services.ts'
import type { KeptFacts } from './facts-store.ts'
import { unseen } from './look-at-picture.ts'
import type { LookInput, LookProgress } from './look-task.ts'

export interface FileToSee {
  readonly hash: string
  readonly path: string
  readonly thumbnail: string
}

/** Without a word for this long, a picture is given up; one that is decoded has at most 2 x 20 s. */
const SILENCE_MS = 50_000

/**
 * Looks at files in a task process and tells of each as it is seen, in their order. A picture that takes the process
 * down is named as the culprit, and another process goes on behind it. Throws only when cancelled or without processes.
 */
export async function lookAtFiles(
  tasks: TaskHost,
  files: readonly FileToSee[],
  signal: AbortSignal,
  onSeen: (seen: KeptFacts) => void,
): Promise<void> {
  let next = 0
  while (next < files.length) {
    const rest = files.slice(next)
    let begun = 0
    const tell = (progress: unknown): void => {
      const said = progress as LookProgress // look-task.ts says nothing else
      if ('begun' in said) begun = said.begun
      const file = 'seen' in said ? rest[said.seen] : undefined
      if (!file || !('seen' in said)) return
      next++
      onSeen({ hash: file.hash, facts: said.facts, fingerprint: said.fingerprint })
    }
    try {
      const pictures = rest.map(({ path, thumbnail }) => ({ path, thumbnail }))
      await tasks.run<null>('media.look', { pictures } satisfies LookInput, {
        signal,
        onProgress: tell,
        idleTimeoutMs: SILENCE_MS,
      })
    } catch (error) {
      const culprit = rest[begun]
      if (!(error instanceof AppError) || error.code !== 'source-unreadable' || !culprit) throw error
      const fault: PictureFault = error.details['reason'] === 'too-slow' ? 'too-slow' : 'crashed'
      next = files.indexOf(culprit) + 1
      onSeen({ hash: culprit.hash, facts: unseen(fault, null).facts, fingerprint: null })
    }
  }
}
