import { spawn, spawnSync } from 'node:child_process'
import { has, isLinux, isRoot } from './common.mjs'
import { installDebianPackages } from './debian.mjs'

/**
 * Without a display, `count` invisible ones for as long as this process lives; answers with what to add to the
 * environment. Each has a clipboard and a keyboard of its own: HEADLESS_DISPLAYS names them all, DISPLAY is the first.
 */
export async function ensureDisplay(count = 1) {
  if (!isLinux || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return {}
  if (!has('Xvfb')) installDebianPackages('There is no display, so an invisible one (Xvfb) is needed.', ['xvfb'])
  const displays = await Promise.all(Array.from({ length: count }, startDisplay))
  return { DISPLAY: displays[0], HEADLESS_DISPLAYS: displays.join(' ') }
}

async function startDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp']
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true })
  process.on('exit', () => server.kill()) // detached: Ctrl-C ends the app first, then us, then the display
  const pipe = server.stdio[3]
  const number = await new Promise((found, failed) => {
    let text = '' // the number and its newline come in separate writes: closing early would kill the server
    pipe.on('data', (data) => {
      text += data
      if (text.endsWith('\n')) found(text.trim())
    })
    server.once('error', failed).once('exit', () => failed(new Error('Xvfb did not start')))
  })
  server.unref()
  pipe.unref()
  return `:${number}`
}

/** Flags that a development run of Electron needs on this machine. */
export function electronFlags({ isHeadless }) {
  const flags = []
  const hasUserNamespaces = () => spawnSync('unshare', ['-Ur', 'true']).status === 0
  if (isLinux && (isRoot || !hasUserNamespaces())) flags.push('--no-sandbox') // Chromium refuses to start otherwise
  if (isHeadless) flags.push('--disable-gpu') // drawing in software without pretending to be a card is 6 times faster
  flags.push('--log-level=3') // Chromium complains about every desktop service that is not there
  return flags
}
