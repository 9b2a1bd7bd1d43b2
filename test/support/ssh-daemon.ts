import type { AddressInfo } from 'node:net'
import ssh2 from 'ssh2'

export interface SshFile {
  readonly text: string
  /** Seconds. */
  readonly time?: number
}

export interface SshOptions {
  readonly user?: string
  readonly password?: string
  /** Public key that may sign in, as `ssh-ed25519 …`. */
  readonly publicKey?: string
  /** Private key of the server; left out, a new one. */
  readonly hostKey?: string
  /** Breaks the first so many downloads off in the middle. */
  readonly breaks?: number
  readonly isReadOnly?: boolean
  /** Listed besides the files, a part for each time it is asked; null ends the listing. */
  readonly alsoLists?: (part: number) => readonly string[] | null
  /** Left out, a free one. */
  readonly port?: number
}

export interface SshServer {
  readonly port: number
  readonly hostKey: string
  readonly files: Map<string, SshFile>
  /** Ways to sign in that were tried, and passwords that were sent. */
  readonly tried: string[]
  close(): Promise<void>
}

const { STATUS_CODE } = ssh2.utils.sftp
export const newKey = (): { readonly private: string; readonly public: string } =>
  ssh2.utils.generateKeyPairSync('ed25519')

/** A real SSH server with files to read on this computer, until it is closed. */
export async function startSsh(
  files: Readonly<Record<string, SshFile>>,
  {
    user = 'erp_user',
    password = 'hush-4711',
    publicKey,
    hostKey = newKey().private,
    breaks = 0,
    isReadOnly = false,
    alsoLists = () => null,
    port = 0,
  }: SshOptions = {},
): Promise<SshServer> {
  const state: Omit<SshServer, 'close'> & { breaks: number } = {
    port,
    hostKey,
    files: new Map(Object.entries(files)),
    tried: [],
    breaks,
  }
  const clients = new Set<ssh2.Connection>()
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
    clients.add(client)
    client.on('error', () => {})
    client.on('close', () => clients.delete(client))
    client.on('authentication', (auth) => {
      state.tried.push(auth.method === 'password' ? `password ${auth.password}` : auth.method)
      if (auth.username !== user) return auth.reject(['password', 'publickey'])
      if (auth.method === 'password' && auth.password === password) return auth.accept()
      if (auth.method === 'publickey' && publicKey !== undefined && isKey(auth, publicKey)) return auth.accept()
      return auth.reject(['password', 'publickey'])
    })
    client.on('ready', () => {
      client.on('session', (accept) => {
        accept().on('sftp', (acceptSftp) => serveFiles(acceptSftp(), state, client, { isReadOnly, alsoLists }))
      })
    })
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const close = (): Promise<void> =>
    new Promise((done) => {
      for (const client of clients) client.end()
      server.close(() => done())
    })
  return Object.assign(state, { port: (server.address() as AddressInfo).port, close }) // listens on TCP
}

function isKey(auth: ssh2.PublicKeyAuthContext, publicKey: string): boolean {
  const key = ssh2.utils.parseKey(publicKey)
  if (key instanceof Error || Array.isArray(key)) return false
  if (!key.getPublicSSH().equals(auth.key.data)) return false
  return auth.signature === undefined || auth.blob === undefined || key.verify(auth.blob, auth.signature)
}

function serveFiles(
  sftp: ssh2.SFTPWrapper,
  state: Omit<SshServer, 'close'> & { breaks: number },
  client: ssh2.Connection,
  { isReadOnly, alsoLists }: Required<Pick<SshOptions, 'isReadOnly' | 'alsoLists'>>,
): void {
  const handles = new Map<number, { path: string; parts: number; isBroken: boolean }>()
  let next = 0
  const attributes = ({ text, time = 1_780_000_000 }: SshFile): ssh2.Attributes => ({
    mode: 0o100644,
    uid: 0,
    gid: 0,
    size: Buffer.byteLength(text),
    atime: time,
    mtime: time,
  })
  const opened = (path: string): Buffer => {
    const handle = Buffer.alloc(4)
    handle.writeUInt32BE(next)
    handles.set(next++, { path, parts: 0, isBroken: state.breaks-- > 0 })
    return handle
  }
  const of = (handle: Buffer) => handles.get(handle.readUInt32BE(0))
  sftp.on('OPEN', (id, path) => {
    if (state.files.has(path)) sftp.handle(id, opened(path))
    else sftp.status(id, STATUS_CODE.NO_SUCH_FILE)
  })
  sftp.on('READ', (id, handle, offset, length) => {
    const found = of(handle)
    const bytes = Buffer.from(state.files.get(found?.path ?? '')?.text ?? '')
    if (found?.isBroken === true && offset + length > bytes.length / 2) {
      client.end()
      return
    }
    if (offset >= bytes.length) sftp.status(id, STATUS_CODE.EOF)
    else sftp.data(id, bytes.subarray(offset, offset + length))
  })
  const stat = (id: number, path: string): void => {
    const file = state.files.get(path)
    if (file) sftp.attrs(id, attributes(file))
    else sftp.status(id, STATUS_CODE.NO_SUCH_FILE)
  }
  sftp.on('STAT', stat)
  sftp.on('LSTAT', stat)
  sftp.on('FSTAT', (id, handle) => stat(id, of(handle)?.path ?? ''))
  sftp.on('OPENDIR', (id, path) => sftp.handle(id, opened(path)))
  sftp.on('READDIR', (id, handle) => {
    const found = of(handle)
    if (!found) return sftp.status(id, STATUS_CODE.EOF)
    const part = found.parts++
    if (part > 0) {
      const more = alsoLists(part)
      if (more === null) return sftp.status(id, STATUS_CODE.EOF)
      const attrs = attributes({ text: '123456789', time: 1_900_000_000 })
      return sftp.name(
        id,
        more.map((filename) => ({ filename, longname: filename, attrs })),
      )
    }
    const base = found.path.endsWith('/') ? found.path : `${found.path}/`
    const names = [...state.files]
      .filter(([path]) => path.startsWith(base) && !path.slice(base.length).includes('/'))
      .map(([path, file]) => ({ filename: path.slice(base.length), longname: path, attrs: attributes(file) }))
    return sftp.name(id, names)
  })
  sftp.on('CLOSE', (id) => sftp.status(id, STATUS_CODE.OK))
  sftp.on('REMOVE', (id, path) => {
    if (isReadOnly) return sftp.status(id, STATUS_CODE.PERMISSION_DENIED)
    state.files.delete(path)
    return sftp.status(id, STATUS_CODE.OK)
  })
  sftp.on('RENAME', (id, from, to) => {
    if (isReadOnly) return sftp.status(id, STATUS_CODE.PERMISSION_DENIED)
    state.files.set(to, state.files.get(from) ?? { text: '' })
    state.files.delete(from)
    return sftp.status(id, STATUS_CODE.OK)
  })
}
