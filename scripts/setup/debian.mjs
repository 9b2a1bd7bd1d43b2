// System packages that Electron needs on a bare Linux: installed when we are root, asked for otherwise.
import { execFileSync, spawnSync } from 'node:child_process'
import { fail, has, isLinux, isRoot, say } from './common.mjs'

/** Installs Debian packages as root; tells anyone else the exact command and stops. */
export function installDebianPackages(why, packages) {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (!isRoot || !has('apt-get'))
    fail(`${why}\nInstall what is missing and try again, on Debian or Ubuntu:\n\n    sudo ${command}`)
  say(`${why} Installing: ${packages.join(' ')}`)
  const install = () =>
    spawnSync('sh', ['-c', `DEBIAN_FRONTEND=noninteractive ${command} >/dev/null 2>&1`]).status === 0
  if (install()) return
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' }) // a fresh image has no package lists
  if (!install()) fail(`This failed:  ${command}`)
}

/** Makes sure that every shared library the Electron binary is linked to is there. */
export function ensureLibraries(electron) {
  if (!isLinux) return
  const listing = execFileSync('ldd', [electron], { encoding: 'utf8' })
  const missing = [...listing.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
  if (missing.length === 0) return
  const isT64 = spawnSync('apt-cache', ['show', 'libasound2t64'], { stdio: 'ignore' }).status === 0
  const t64 = isT64 ? 't64' : '' // Debian 13 and Ubuntu 24.04 renamed some
  const packages = [`libgtk-3-0${t64}`, 'libnss3', 'libgbm1', `libasound2${t64}`, 'libxss1', 'libnotify4']
  installDebianPackages(`Electron misses ${missing.join(', ')}.`, packages)
}
