import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WireError } from '../../../../shared/errors.ts'
import { toWireError } from '../../../../shared/errors.ts'
import type { Task } from '../../../runtime/task.ts'
import { isPassing } from '../fetch/fault.ts'
import type { Fetched } from '../fetch/fetched.ts'
import { fetchHttp } from '../fetch/http.ts'
import type { FetchLimits } from '../fetch/limits.ts'

/** 25 MB: no channel takes a larger picture. A minute for each, 15 seconds without a byte. */
export const PICTURE_LIMITS: FetchLimits = { maxBytes: 25 * 2 ** 20, maxMs: 60_000, silentMs: 15_000 }
/** At once, of all servers and of one. */
const AT_ONCE = 4
const OF_ONE_HOST = 2
/** Before what broke off is tried once more. */
const AGAIN_MS = 1_000

export interface PictureTaskInput {
  readonly pictures: readonly { readonly address: string; readonly isOwnNetwork: boolean }[]
  /** Where they are written, each in a folder of its own. */
  readonly folder: string
  readonly limits?: Partial<FetchLimits>
}

/** Told of each as it ends: also the sign of life that keeps the process from being stopped. */
export type PictureProgress =
  | { readonly at: number; readonly fetched: Extract<Fetched, { kind: 'file' }> }
  | { readonly at: number; readonly error: WireError }
  | { readonly bytes: number }

/** Fetches pictures that files name, in a process that may be killed. What goes wrong with one is told, and stops no other. */
export const pictureTask: Task<PictureTaskInput, null> = {
  name: 'sources.fetchPictures',
  run: async ({ pictures, folder, limits }, report) => {
    const waiting = pictures.map((picture, at) => ({ ...picture, at, host: new URL(picture.address).host }))
    const busy = new Map<string, number>()
    const fetchOne = async ({ address, isOwnNetwork, at }: (typeof waiting)[number]): Promise<void> => {
      try {
        report({ at, fetched: await fetchPicture(address, isOwnNetwork, join(folder, String(at)), limits, report) })
      } catch (error) {
        report({ at, error: toWireError(error, '') })
      }
    }
    const work = async (): Promise<void> => {
      for (;;) {
        const next = waiting.findIndex(({ host }) => (busy.get(host) ?? 0) < OF_ONE_HOST)
        const [picture] = next === -1 ? [] : waiting.splice(next, 1)
        if (picture === undefined) return
        busy.set(picture.host, (busy.get(picture.host) ?? 0) + 1)
        await fetchOne(picture)
        busy.set(picture.host, (busy.get(picture.host) ?? 1) - 1)
      }
    }
    // Who finds every server busy leaves: those who are at it go on until nothing waits.
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    return null
  },
}

async function fetchPicture(
  address: string,
  isOwnNetwork: boolean,
  folder: string,
  limits: Partial<FetchLimits> | undefined,
  report: (progress: PictureProgress) => void,
): Promise<Extract<Fetched, { kind: 'file' }>> {
  const input = {
    place: {
      kind: 'http' as const,
      url: address,
      auth: { kind: 'none' as const },
      pages: { kind: 'none' as const },
      recordsPath: null,
      isOwnNetwork,
    },
    isNamed: !isOwnNetwork,
    secret: null,
    hostKey: null,
    lastSeen: {},
    folder,
    fallbackName: 'picture',
    limits: { ...PICTURE_LIMITS, ...limits },
  }
  mkdirSync(folder, { recursive: true })
  for (let tries = 0; ; tries++) {
    try {
      const fetched = await fetchHttp(input, (bytes) => report({ bytes }))
      if (fetched.kind === 'file') return fetched
      throw new Error('Nothing was said to be known')
    } catch (error) {
      if (tries > 0 || !isPassing(error)) throw error
      await sleep(AGAIN_MS)
    }
  }
}
