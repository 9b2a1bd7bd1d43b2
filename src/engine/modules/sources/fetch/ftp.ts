import { createWriteStream } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'basic-ftp'
import { AppError } from '../../../../shared/errors.ts'
import { fault, networkFault, tooManyFiles } from './fault.ts'
import type { Fetched, FetchInput, OnBytes, Probed } from './fetched.ts'
import type { RemoteFile } from './file-pattern.ts'
import { fitsPattern, isPattern, isPlainName, joinPath, newestOf, safeFileName, splitPath } from './file-pattern.ts'
import { guardedAddresses } from './guarded-address.ts'
import { LIMITS, MOST_FILES, MOST_LISTING_BYTES } from './limits.ts'
import { Meter } from './saved-file.ts'
import { withinTime } from './within-time.ts'

type Input = FetchInput<'ftp'>

/** Files whose time is asked one by one, where the listing does not say. */
const MOST_TIMES = 100

/** Downloads the file, or the newest that fits the name. Throws a fault of fault.ts. */
export function fetchFtp(input: Input, onBytes: OnBytes): Promise<Fetched> {
  return signedIn(input, async (client) => {
    const { folder, file } = await findFile(client, input)
    const remotePath = joinPath(folder, file.name)
    const fileName = safeFileName(file.name, input.fallbackName)
    const path = join(input.folder, fileName)
    const { maxBytes } = { ...LIMITS, ...input.limits }
    const meter = new Meter(maxBytes, (bytes) => onBytes(bytes, file.bytes))
    // Whichever ends first: past the limit it is the writing that stops, and with it the connection.
    await Promise.all([pipeline(meter, createWriteStream(path)), client.downloadTo(meter, remotePath)])
    if (file.bytes !== null && meter.bytes < file.bytes) throw new Error('the file broke off')
    return {
      kind: 'file',
      path,
      fileName,
      bytes: meter.bytes,
      hash: meter.hash(),
      etag: null,
      lastModified: null,
      remotePath,
    }
  })
}

/** Signs in and tells what would be fetched. */
export function probeFtp(input: Input): Promise<Probed> {
  return signedIn(input, async (client) => {
    const { file, files } = await findFile(client, input)
    const { name, bytes, modifiedMs } = file
    return { fileName: name, bytes, modifiedAt: modifiedMs === null ? null : new Date(modifiedMs).toISOString(), files }
  })
}

/** Moves or deletes what was fetched, as the source says. */
export function tidyFtp(input: Input, remotePath: string): Promise<void> {
  return signedIn(input, async (client) => {
    const { afterReading } = input.place
    if (afterReading.kind === 'delete') await client.remove(remotePath)
    if (afterReading.kind === 'move')
      await client.rename(remotePath, joinPath(afterReading.folder, splitPath(remotePath).name))
  })
}

async function findFile(
  client: Client,
  { place: { path, host } }: Input,
): Promise<{ readonly folder: string; readonly file: RemoteFile; readonly files: number }> {
  const { folder, name } = splitPath(path)
  if (!isPattern(name)) return { folder, file: await factsOf(client, folder, name), files: 1 }
  const listed = await client.list(folder)
  if (listed.length > MOST_FILES) throw tooManyFiles(host)
  const fitting = listed.filter((each) => !each.isDirectory && isPlainName(each.name) && fitsPattern(each.name, name))
  const files: RemoteFile[] = fitting.map((each) => ({
    name: each.name,
    bytes: each.size,
    modifiedMs: each.modifiedAt?.getTime() ?? null,
  }))
  const isTimed = files.every(({ modifiedMs }) => modifiedMs !== null)
  const timed = isTimed || files.length > MOST_TIMES ? files : await withTimes(client, folder, files)
  const file = newestOf(timed, name)
  if (!file) throw fault('source-not-there', `There is no such file at ${host}. Check the name of the file.`, { host })
  return { folder, file, files: files.length }
}

/** Size and time, each where the server says them; not every server does. */
async function factsOf(client: Client, folder: string, name: string): Promise<RemoteFile> {
  const path = joinPath(folder, name)
  const bytes = await client.size(path).catch(unlessAbsent)
  const at = await client.lastMod(path).catch(unlessAbsent)
  return { name, bytes, modifiedMs: at === null ? null : at.getTime() }
}

/** Null for a question that the server does not know; the download tells whether the file is there. */
function unlessAbsent(error: unknown): null {
  const { code } = error as { code?: number } // of basic-ftp's FTPError
  if (typeof code === 'number' && code >= 500) return null
  throw error
}

async function withTimes(client: Client, folder: string, files: readonly RemoteFile[]): Promise<RemoteFile[]> {
  const timed: RemoteFile[] = []
  for (const file of files) {
    const at = await client.lastMod(joinPath(folder, file.name)).catch(unlessAbsent)
    timed.push({ ...file, modifiedMs: at?.getTime() ?? null })
  }
  return timed
}

/** Connects to an address that was checked, signs in, and closes whatever happens. */
async function signedIn<Value>(input: Input, work: (client: Client) => Promise<Value>): Promise<Value> {
  const { Client: FtpClient } = await import('basic-ftp')
  const { checkServerIdentity } = await import('node:tls')
  const { host, port, encryption, username, isOwnNetwork } = input.place
  const { silentMs } = { ...LIMITS, ...input.limits }
  const to = port ?? (encryption === 'implicit' ? 990 : 21)
  // The server may not send us elsewhere for the file itself.
  const client = new FtpClient(silentMs, {
    allowSeparateTransferHost: false,
    maxListingBytes: MOST_LISTING_BYTES,
  })
  try {
    return await withinTime(input, async () => {
      const guard = {
        typed: `${host}:${to}`,
        isOwnNetwork,
        ...(input.resolve === undefined ? {} : { resolve: input.resolve }),
      }
      const [first] = await guardedAddresses(host, to, guard)
      await client.access({
        host: first?.address ?? host,
        port: to,
        ...(username === '' ? {} : { user: username, password: input.secret ?? '' }),
        secure: encryption === 'explicit' ? true : encryption === 'implicit' ? 'implicit' : false,
        secureOptions: {
          ...(isIP(host) === 0 ? { servername: host } : {}),
          // It is the name that was typed that the certificate must be for, not the address it led to.
          checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
        },
      })
      return work(client)
    })
  } catch (error) {
    throw ftpFault(error, host)
  } finally {
    client.close()
  }
}

function ftpFault(error: unknown, host: string): Error {
  if (error instanceof AppError) return error
  // Of the listing alone: files go past it.
  if (error instanceof Error && /maximum bytes exceeded/i.test(error.message)) return tooManyFiles(host)
  const { code } = error as { code?: number | string } // basic-ftp's answers have their number, sockets a word
  if (typeof code !== 'number') return networkFault(error, host)
  const details = { host, status: code }
  if (code === 530 || code === 331 || code === 332)
    return fault('source-login', `${host} does not accept the user name or the password. Enter them again.`, details)
  if (code === 550 || code === 450)
    return fault(
      'source-not-there',
      `There is no such file at ${host}, or it may not be read. Check the name of the file.`,
      details,
    )
  if (code === 553 || code === 532)
    return fault('source-forbidden', `${host} does not let us have this. Ask whose server it is for access.`, details)
  if (code === 421 || (code >= 400 && code < 500))
    return fault(
      'source-busy',
      `${host} cannot answer at the moment (${code}). It is tried again at the next run.`,
      details,
    )
  return fault(
    'source-protocol',
    `${host} answered ${code}: it speaks another language than expected. Check the kind of connection and the port.`,
    details,
  )
}
