import { readFileSync } from 'node:fs'
import type { AddressInfo, Server, Socket } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { createSecureContext, createServer as createTlsServer, TLSSocket as Tls } from 'node:tls'

const tls = join(import.meta.dirname, '../fixtures/tls')
/** For 127.0.0.1 and ftp.example; of nobody's authority. */
export const TEST_CERTIFICATE = readFileSync(join(tls, 'certificate.pem'), 'utf8')
const keys = { key: readFileSync(join(tls, 'key.pem')), cert: TEST_CERTIFICATE }

export interface FtpFile {
  readonly text: string
  /** `YYYYMMDDHHMMSS`; left out, the server does not say. */
  readonly time?: string
}

export interface FtpOptions {
  readonly user?: string
  readonly password?: string
  readonly isImplicit?: boolean
  /** Lists by MLSD, with times; otherwise by LIST, whose times basic-ftp leaves open. */
  readonly hasMlsd?: boolean
  /** Breaks the first so many downloads off in the middle. */
  readonly breaks?: number
  /** Refuses to move and delete. */
  readonly isReadOnly?: boolean
  /** What is listed besides the files, however many and however named: a part at a time. */
  readonly alsoLists?: () => Iterable<string>
}

export interface FtpServer {
  readonly port: number
  /** By path, `/exports/a.csv`; changed as files are moved and deleted. */
  readonly files: Map<string, FtpFile>
  /** Commands as they came; passwords as `PASS`. */
  readonly said: string[]
  close(): Promise<void>
}

/** The server while it is being made. */
type Serving = Omit<FtpServer, 'close'> & { breaks: number }

/** A real server of FTP, explicit and implicit FTPS on this computer, as much of it as price lists need, until it is closed. */
export async function startFtp(
  files: Readonly<Record<string, FtpFile>>,
  {
    user = 'erp_user',
    password = 'hush-4711',
    isImplicit = false,
    hasMlsd = true,
    breaks = 0,
    isReadOnly = false,
    alsoLists = () => [],
  }: FtpOptions = {},
): Promise<FtpServer> {
  const state: Serving = { port: 0, files: new Map(Object.entries(files)), said: [], breaks }
  const sockets = new Set<Socket>()
  const serve = (socket: Socket): void =>
    void new Session(socket, state, { user, password, hasMlsd, isReadOnly, isImplicit, alsoLists }, sockets)
  const server: Server = isImplicit ? createTlsServer(keys, serve) : createServer(serve)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const close = (): Promise<void> =>
    new Promise((done) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => done())
    })
  return Object.assign(state, { port: (server.address() as AddressInfo).port, close }) // listens on TCP
}

type Rules = Required<Pick<FtpOptions, 'user' | 'password' | 'hasMlsd' | 'isReadOnly' | 'isImplicit' | 'alsoLists'>>

class Session {
  #control: Socket
  readonly #server: Serving
  readonly #rules: Rules
  readonly #sockets: Set<Socket>
  #user = ''
  #isIn = false
  #isDataSecure = false
  #data: Promise<Socket> | null = null
  #from = ''

  constructor(control: Socket, server: Serving, rules: Rules, sockets: Set<Socket>) {
    this.#control = control
    this.#server = server
    this.#rules = rules
    this.#sockets = sockets
    this.#hear(control)
    this.#say('220 ready')
  }

  #hear(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => this.#sockets.delete(socket))
    let rest = ''
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) void this.#answer(line)
    })
  }

  #say(text: string): void {
    if (!this.#control.destroyed) this.#control.write(`${text}\r\n`)
  }

  async #answer(line: string): Promise<void> {
    const [word = '', ...rest] = line.split(' ')
    const command = word.toUpperCase()
    const argument = rest.join(' ')
    const path = argument.startsWith('/') ? argument : `/${argument}`
    const file = this.#server.files.get(path)
    this.#server.said.push(command === 'PASS' ? 'PASS' : line)
    if (!this.#isIn && !['USER', 'PASS', 'AUTH', 'PBSZ', 'PROT', 'FEAT', 'QUIT', 'OPTS'].includes(command))
      return this.#say('530 sign in')
    switch (command) {
      case 'AUTH':
        this.#say('234 go on')
        return this.#secure()
      case 'PROT':
        this.#isDataSecure = argument === 'P'
        return this.#say('200 ok')
      case 'USER':
        this.#user = argument
        return this.#say('331 password')
      case 'PASS':
        this.#isIn = this.#user === this.#rules.user && argument === this.#rules.password
        return this.#say(this.#isIn ? '230 in' : '530 no')
      case 'FEAT':
        return this.#say(
          `211-Features\r\n SIZE\r\n MDTM\r\n${this.#rules.hasMlsd ? ' MLST type*;size*;modify*;\r\n' : ''}211 End`,
        )
      case 'EPSV':
        return this.#listen()
      case 'SIZE':
        return this.#say(file ? `213 ${Buffer.byteLength(file.text)}` : '550 none')
      case 'MDTM':
        return this.#say(file?.time === undefined ? '550 none' : `213 ${file.time}`)
      case 'MLSD':
      case 'LIST':
        return this.#send(this.#listing(command, argument.replace(/^-a\s*/, '')))
      case 'RETR':
        return file ? this.#send(file.text, this.#server.breaks-- > 0) : this.#say('550 none')
      case 'RNFR':
        this.#from = path
        return this.#say(file && !this.#rules.isReadOnly ? '350 to' : '550 no')
      case 'RNTO':
        this.#server.files.set(path, this.#server.files.get(this.#from) ?? { text: '' })
        this.#server.files.delete(this.#from)
        return this.#say('250 moved')
      case 'DELE':
        return this.#say(!this.#rules.isReadOnly && this.#server.files.delete(path) ? '250 gone' : '550 no')
      case 'QUIT':
        this.#say('221 bye')
        return void this.#control.end()
      default:
        return this.#say(['PBSZ', 'TYPE', 'STRU', 'OPTS', 'NOOP', 'PWD', 'CWD'].includes(command) ? '200 ok' : '502 no')
    }
  }

  #secure(): void {
    const plain = this.#control
    plain.removeAllListeners('data')
    const secured = new Tls(plain, { isServer: true, secureContext: createSecureContext(keys) })
    this.#control = secured
    this.#hear(secured)
  }

  #listen(): void {
    const isSecure = this.#isDataSecure || this.#rules.isImplicit
    const accepted = Promise.withResolvers<Socket>()
    const server = isSecure
      ? createTlsServer(keys, (socket: TLSSocket) => accepted.resolve(socket))
      : createServer((socket) => accepted.resolve(socket))
    this.#data = accepted.promise
    server.listen(0, '127.0.0.1', () => this.#say(`229 (|||${(server.address() as AddressInfo).port}|)`)) // listens on TCP
    server.maxConnections = 1
    void accepted.promise.then((socket) => {
      this.#sockets.add(socket)
      socket.on('error', () => {})
      server.close()
    })
    this.#control.on('close', () => server.close())
  }

  async #send(text: string, isBroken = false): Promise<void> {
    this.#say('150 coming')
    const data = await this.#data
    if (isBroken) {
      data?.write(text.slice(0, text.length / 2))
      setTimeout(() => {
        data?.destroy()
        this.#control.destroy()
      }, 20)
      return
    }
    data?.end(text, () => this.#say('226 done'))
  }

  #listing(command: string, folder: string): string {
    const base = folder === '' || folder.endsWith('/') ? folder : `${folder}/`
    const more = [...this.#rules.alsoLists()].map((name) => `type=file;size=9;modify=20300101000000; ${name}\r\n`)
    const files = [...this.#server.files]
      .filter(([path]) => path.startsWith(base) && !path.slice(base.length).includes('/'))
      .map(([path, { text, time }]) => {
        const name = path.slice(base.length)
        const bytes = Buffer.byteLength(text)
        if (command === 'LIST') return `-rw-r--r-- 1 erp erp ${bytes} Jun 01 08:00 ${name}\r\n`
        return `type=file;size=${bytes};${time === undefined ? '' : `modify=${time};`} ${name}\r\n`
      })
    return [...files, ...more].join('')
  }
}
