import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** Every TypeScript project of the repository: a tree without one of them would not build at all. */
export const PROJECTS = [
  'src/shared',
  'src/engine/core',
  'src/engine',
  'src/server',
  'src/main',
  'src/preload',
  'src/renderer',
]

export interface PlantedTree {
  readonly path: string
  /** Runs one of the repository's own tools in the tree. Answers with its exit code and all it printed. */
  run(bin: string, args: readonly string[]): Promise<{ readonly code: number; readonly output: string }>
  remove(): void
}

/** A small source tree in a temporary folder, under the repository's own settings for types and lint. */
export function plantTree(files: Readonly<Record<string, string>>): PlantedTree {
  const path = mkdtempSync(join(tmpdir(), 'etalage-architecture-'))
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'))
  for (const name of ['.oxlintrc.json', 'package.json', 'tsconfig.base.json'])
    cpSync(join(root, name), join(path, name))
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  for (const project of PROJECTS) {
    mkdirSync(join(path, project), { recursive: true })
    cpSync(join(root, project, 'tsconfig.json'), join(path, project, 'tsconfig.json'))
    write(`${project}/stub.ts`, 'export const stub = 1\n')
  }
  const references = PROJECTS.map((project) => ({ path: project }))
  write('tsconfig.json', JSON.stringify({ files: [], references }))
  for (const [name, text] of Object.entries(files)) write(name, text)
  return {
    path,
    run: (bin, args) =>
      new Promise((done) => {
        const command = join(root, 'node_modules', bin)
        execFile(process.execPath, [command, ...args], { cwd: path, maxBuffer: 1e8 }, (error, stdout, stderr) => {
          done({ code: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr })
        })
      }),
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}
