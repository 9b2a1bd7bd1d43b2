// A Node that is new enough. 22.18 is the first that runs .ts files without a flag; better-sqlite3 13 needs 22.14.
import { delimiter, dirname, join } from 'node:path'
import { cache, once, run, say } from './common.mjs'
import { fetchPackage } from './packages.mjs'

const MINIMUM = [22, 18]
const VERSION = '24.21.0'

/** The folder of a Node of a known version (executable and C headers), as a registry package in the cache. */
export async function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
  const name = `${prefix}-${platform}-${process.arch}`
  const folder = await once(join(cache, `node-${VERSION}`), (work) => {
    say(`fetching Node ${VERSION} from the package registry (once)`)
    fetchPackage(work, `${name}@${VERSION}`)
  })
  return join(folder, 'node_modules', name)
}

/** Starts the launcher again under a newer Node where this one is too old; returns only when it is not. */
export async function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return
  const node = join(await nodePackage(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const PATH = dirname(node) + delimiter + process.env.PATH
  process.exit(await run(node, process.argv.slice(1), { env: { PATH }, cwd: process.cwd() }))
}
