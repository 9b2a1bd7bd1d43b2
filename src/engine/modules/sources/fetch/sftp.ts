import { createHash, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { connect as connectSocket } from 'node:net'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import type { Client as SshClient, FileEntryWithStats, SFTPWrapper, Stats } from 'ssh2'
import { AppError } from '../../../../shared/errors.ts'
import { fault, networkFault, tooManyFiles } from './fault.ts'
import type { Fetched, FetchInput, OnBytes, Probed } from './fetched.ts'
import type { RemoteFile } from './file-pattern.ts'
import { fitsPattern, isPattern, isPlainName, joinPath, newestOf, safeFileName, splitPath } from './file-pattern.ts'
import { guardedAddresses } from './guarded-address.ts'
import { LIMITS, MOST_FILES } from './limits.ts'
import { saveStream } from './saved-file.ts'
import { withinTime } from './within-time.ts'

type Input = FetchInput<'sftp'>

/** `SHA256:…`, as ssh programs show it and suppliers give it. */
export function fingerprintOf(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`
}

/** Downloads the file, or the newest that fits the name. Throws a fault of fault.ts. */
export function fetchSftp(input: Input, onBytes: OnBytes): Promise<Fetched> {
  return signedIn(input, async (sftp) => {
    const { folder, file } = await findFile(sftp, input)
    const remotePath = joinPath(folder, file.name)
    const fileName = safeFileName(file.name, input.fallbackName)
    const path = join(input.folder, fileName)
    const { maxBytes } = { ...LIMITS, ...input.limits }
    const saved = await saveStream(sftp.createReadStream(remotePath), path, maxBytes, onBytes, file.bytes)
    if (file.bytes !== null && saved.bytes < file.bytes) throw new Error('the file broke off')
    return { kind: 'file', path, fileName, ...saved, etag: null, lastModified: null, remotePath }
  })
}

/** Signs in and tells what would be fetched. */
export function probeSftp(input: Input): Promise<Probed> {
  return signedIn(input, async (sftp) => {
    const { file, files } = await findFile(sftp, input)
    const { name, bytes, modifiedMs } = file
    return { fileName: name, bytes, modifiedAt: modifiedMs === null ? null : new Date(modifiedMs).toISOString(), files }
  })
}

/** Moves or deletes what was fetched, as the source says. */
export function tidySftp(input: Input, remotePath: string): Promise<void> {
  return signedIn(input, async (sftp) => {
    const { afterReading } = input.place
    if (afterReading.kind === 'delete') await asked((done) => sftp.unlink(remotePath, done))
    if (afterReading.kind === 'move')
      await asked((done) => sftp.rename(remotePath, joinPath(afterReading.folder, splitPath(remotePath).name), done))
  })
}

async function findFile(
  sftp: SFTPWrapper,
  { place }: Input,
): Promise<{ readonly folder: string; readonly file: RemoteFile; readonly files: number }> {
  const { folder, name } = splitPath(place.path)
  if (!isPattern(name)) {
    const stats = await asked<Stats>((done) => sftp.stat(place.path, done))
    return { folder, file: { name, bytes: stats.size, modifiedMs: stats.mtime * 1_000 }, files: 1 }
  }
  const listed = await listFolder(sftp, folder, place.host)
  const files = listed
    .filter(({ filename, attrs }) => attrs.isFile() && isPlainName(filename))
    .map(({ filename, attrs }) => ({ name: filename, bytes: attrs.size, modifiedMs: attrs.mtime * 1_000 }))
  const file = newestOf(files, name)
  if (!file) throw notThere(place.host)
  return { folder, file, files: files.filter((each) => fitsPattern(each.name, name)).length }
}

/** A part at a time: a server that never ends its listing is left at the limit. */
async function listFolder(sftp: SFTPWrapper, folder: string, host: string): Promise<FileEntryWithStats[]> {
  const handle = await asked<Buffer>((done) => sftp.opendir(folder, done))
  const found: FileEntryWithStats[] = []
  for (;;) {
    const part = await asked<FileEntryWithStats[]>((done) => sftp.readdir(handle, done)).catch(unlessEnded)
    if (part === null) break
    found.push(...part)
    if (found.length > MOST_FILES) throw tooManyFiles(host) // the connection ends, and the handle with it
  }
  await asked((done) => sftp.close(handle, done))
  return found
}

/** Null for SFTP's own word for the end of a listing. */
function unlessEnded(error: unknown): null {
  if ((error as { code?: unknown }).code === 1) return null
  throw error
}

function notThere(host: string): AppError {
  return fault('source-not-there', `There is no such file at ${host}. Check the name of the file.`, { host })
}

/** One answer of the server; ssh2 says the rest of a refusal by SFTP's own numbers. */
function asked<Value = void>(
  ask: (done: (error: Error | null | undefined, value?: Value) => void) => void,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    ask((error, value) => (error ? reject(error) : resolve(value as Value))) // there where no error is
  })
}

/** Connects to an address that was checked, to a server whose key was trusted, signs in, and closes whatever happens. */
async function signedIn<Value>(input: Input, work: (sftp: SFTPWrapper) => Promise<Value>): Promise<Value> {
  const { Client } = (await import('ssh2')).default
  const { place } = input
  const client = new Client()
  let socket: Socket | null = null
  try {
    return await withinTime(input, async () => {
      socket = await connected(input)
      const sftp = await session(client, socket, input)
      const ended = new Promise<never>((_, reject) => {
        client.on('error', reject)
        client.on('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })))
      })
      return Promise.race([work(sftp), ended])
    })
  } catch (error) {
    throw sshFault(error, place.host)
  } finally {
    client.on('error', () => {}) // what is said while closing
    client.end()
    ;(socket as Socket | null)?.destroy()
  }
}

async function connected(input: Input): Promise<Socket> {
  const { host, port, isOwnNetwork } = input.place
  const to = port ?? 22
  const guard = {
    typed: `${host}:${to}`,
    isOwnNetwork,
    ...(input.resolve === undefined ? {} : { resolve: input.resolve }),
  }
  const [first] = await guardedAddresses(host, to, guard)
  const { silentMs } = { ...LIMITS, ...input.limits }
  const socket = connectSocket({ host: first?.address ?? host, port: to })
  socket.setTimeout(silentMs, () => socket.destroy(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' })))
  await once(socket, 'connect')
  return socket
}

function session(client: SshClient, sock: Socket, { place, secret, hostKey, limits }: Input): Promise<SFTPWrapper> {
  const { host, username, auth } = place
  const { silentMs } = { ...LIMITS, ...limits }
  return new Promise((resolve, reject) => {
    let refusal: AppError | null = null
    client.on('error', (error) => reject(refusal ?? error))
    client.on('close', () => reject(refusal ?? Object.assign(new Error('closed'), { code: 'ECONNRESET' })))
    client.on('ready', () => client.sftp((error, sftp) => (error ? reject(error) : resolve(sftp))))
    client.on('keyboard-interactive', (_name, _instructions, _language, prompts, answer) =>
      answer(prompts.map(() => secret ?? '')),
    )
    client.connect({
      sock,
      username,
      readyTimeout: silentMs,
      ...(auth === 'key' ? { privateKey: secret ?? '' } : { password: secret ?? '', tryKeyboard: true }),
      // Before anything that signs us in is sent.
      hostVerifier: (key: Buffer) => {
        refusal = keyFault(fingerprintOf(key), hostKey, host)
        return refusal === null
      },
    })
  })
}

/** Null for the key that was trusted. */
function keyFault(shown: string, trusted: string | null, host: string): AppError | null {
  if (trusted === null)
    return fault(
      'source-host-key-new',
      `${host} shows a key that nobody has looked at yet. Test the source, and say that it is the right one.`,
      { host, hostKey: shown },
    )
  const isSame = shown.length === trusted.length && timingSafeEqual(Buffer.from(shown), Buffer.from(trusted))
  if (isSame) return null
  return fault(
    'source-host-key-changed',
    `The key of ${host} is not the one you trusted. It may be another server that pretends to be it: ask the supplier, and trust the new key only if they confirm it.`,
    { host, hostKey: shown },
  )
}

function sshFault(error: unknown, host: string): Error {
  if (error instanceof AppError) return error
  const { level, code, message } = error as Error & { level?: string; code?: number | string } // what ssh2 throws
  if (level === 'client-authentication')
    return fault('source-login', `${host} does not accept the user name or the password. Enter them again.`, { host })
  // Its own words would show the beginning of the key.
  if (/privatekey|private key|passphrase/i.test(message))
    return fault('source-key', 'The private key cannot be used: give it whole and without a passphrase.', { host })
  if (code === 2) return notThere(host)
  if (code === 3)
    return fault('source-forbidden', `${host} does not let us have this. Ask whose server it is for access.`, { host })
  if (level === 'protocol' || level === 'handshake')
    return fault(
      'source-protocol',
      `${host} speaks another language than expected on this port. Check the kind of connection and the port.`,
      { host },
      error,
    )
  return networkFault(error, host)
}
