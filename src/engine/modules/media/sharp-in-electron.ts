import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { join } from 'node:path'
import type sharp from 'sharp'

export type PictureLibrary = typeof sharp

const READERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif']

/**
 * The library that decodes pictures, loaded when the first is wanted: only in task processes. It reads the formats we
 * decode and no others (no SVG, no PDF), keeps nothing between pictures, and uses one thread, so that the person at the
 * screen has the others.
 *
 * On Linux, Electron links the system's GLib, and the library brings its own. The linker would bind the few GLib calls
 * of the addon to the system's copy, which does not know the library's objects: each such call is an error line, a
 * leak, and on some systems a crash. Loading the library first and then the addon with RTLD_DEEPBIND binds them right.
 */
export function loadSharp(): PictureLibrary {
  const library = process.platform === 'linux' && process.versions['electron'] ? loadBound() : plain()
  library.block({ operation: ['VipsForeignLoad'] })
  library.unblock({ operation: READERS.map((name) => `VipsForeignLoad${name}`) })
  library.cache(false)
  library.concurrency(1)
  return library
}

const nodeRequire = createRequire(import.meta.url)

const plain = (): PictureLibrary => nodeRequire('sharp') as PictureLibrary // what its own types say

function loadBound(): PictureLibrary {
  const { RTLD_NOW, RTLD_LAZY, RTLD_DEEPBIND } = constants.dlopen
  const { dlopen, emitWarning } = process
  const folder = librariesFolder()
  if (folder === null) return plain()
  const file = readdirSync(folder).find((name) => name.startsWith('libvips-cpp.so')) ?? ''
  try {
    dlopen.call(process, { exports: {} }, join(folder, file), RTLD_NOW)
  } catch {
    // No addon, so it is refused; but it is loaded, and marked never to be let go of.
  }
  process.dlopen = (module: object, path: string, flags: number = RTLD_LAZY) =>
    dlopen.call(process, module, path, path.includes('sharp-linux') ? flags | RTLD_DEEPBIND : flags)
  // It warns of what was just put right.
  process.emitWarning = ((warning: string, options: { code?: string }, ...rest: never[]) => {
    if (options?.code !== 'SharpElectronLinux') Reflect.apply(emitWarning, process, [warning, options, ...rest])
  }) as typeof emitWarning
  try {
    return plain()
  } finally {
    Object.assign(process, { dlopen, emitWarning })
  }
}

/** Where the library's own files are; null where it was built on this machine, or is WebAssembly. */
function librariesFolder(): string | null {
  try {
    const fromSharp = createRequire(nodeRequire.resolve('sharp'))
    return fromSharp(`@img/sharp-libvips-linux-${process.arch}/lib`) as string // it exports its own folder
  } catch {
    return null
  }
}
