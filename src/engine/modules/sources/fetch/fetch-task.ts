import { mkdirSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Task } from '../../../runtime/task.ts'
import { isPassing } from './fault.ts'
import type { Fetched, FetchInput, OnBytes, Probed } from './fetched.ts'
import { fetchFtp, probeFtp, tidyFtp } from './ftp.ts'
import { fetchHttp, probeHttp } from './http.ts'
import { fetchSftp, probeSftp, tidySftp } from './sftp.ts'

/** Waits between tries of what broke off; after the last it is told. */
const WAITS_MS = [1_000, 5_000]
/** Signs of life, and progress for eyes, no more often than this. */
const REPORT_MS = 250

/** Fetches one delivery into a folder, in a process that may be killed: what a server says is never read in the engine. */
export const fetchTask: Task<FetchInput, Fetched> = {
  name: 'sources.fetch',
  run: async (input, report) => {
    let toldAt = 0
    const onBytes: OnBytes = (bytes, total) => {
      const now = performance.now()
      if (now - toldAt < REPORT_MS) return
      toldAt = now
      report({ bytes, total })
    }
    for (const wait of [...WAITS_MS, null]) {
      rmSync(input.folder, { recursive: true, force: true })
      mkdirSync(input.folder, { recursive: true })
      try {
        return await fetchBy(input, onBytes)
      } catch (error) {
        if (wait === null || !isPassing(error)) throw error
        report({ bytes: 0, total: null })
        await sleep(wait)
      }
    }
    throw new Error('unreachable')
  },
}

/** Signs in and tells what would be fetched. */
export const probeTask: Task<FetchInput, Probed> = {
  name: 'sources.probe',
  run: async (input) => {
    const { place } = input
    switch (place.kind) {
      case 'http':
        return probeHttp({ ...input, place })
      case 'ftp':
        return probeFtp({ ...input, place })
      case 'sftp':
        return probeSftp({ ...input, place })
      case 'folder':
        throw new Error('A folder is not signed in to')
    }
  },
}

/** Moves or deletes a file at its source, once it has been read. */
export const tidyTask: Task<FetchInput & { readonly remotePath: string }, null> = {
  name: 'sources.tidy',
  run: async (input) => {
    const { place, remotePath } = input
    if (place.kind === 'ftp') await tidyFtp({ ...input, place }, remotePath)
    if (place.kind === 'sftp') await tidySftp({ ...input, place }, remotePath)
    return null
  },
}

function fetchBy(input: FetchInput, onBytes: OnBytes): Promise<Fetched> {
  const { place } = input
  switch (place.kind) {
    case 'http':
      return fetchHttp({ ...input, place }, onBytes)
    case 'ftp':
      return fetchFtp({ ...input, place }, onBytes)
    case 'sftp':
      return fetchSftp({ ...input, place }, onBytes)
    case 'folder':
      throw new Error('A folder is not fetched from')
  }
}
