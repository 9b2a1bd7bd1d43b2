import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlantedTree } from './planted-tree.ts'
import { PROJECTS, plantTree } from './planted-tree.ts'

const TYPE_ONLY = "import type { other } from '../engine/other.ts'\nexport type Other = typeof other\n"

const BREACHES: readonly (readonly [what: string, file: string, code: string])[] = [
  ['renderer uses the engine', 'src/renderer/a.ts', "export { stub as a } from '../engine/stub.ts'\n"],
  ['renderer uses a type of the engine', 'src/renderer/b.ts', TYPE_ONLY],
  ['main uses a type of the engine', 'src/main/a.ts', TYPE_ONLY],
  ['preload uses a type of the engine', 'src/preload/a.ts', TYPE_ONLY],
  ['a server uses the engine', 'src/server/a.ts', "export { stub as a } from '../engine/stub.ts'\n"],
  ['core reads the process', 'src/engine/core/a.ts', 'export const folder = process.cwd()\n'],
  ['core touches a page', 'src/engine/core/b.ts', 'export const title = document.title\n'],
  ['core uses a Node module', 'src/engine/core/c.ts', "export { readFileSync } from 'node:fs'\n"],
  ['the engine touches a page', 'src/engine/a.ts', 'export const title = document.title\n'],
  ['a list element that may be missing', 'src/shared/a.ts', 'export const first = (all: string[]): string => all[0]\n'],
]

let tree: PlantedTree
let output: string

beforeAll(async () => {
  const breaches = Object.fromEntries(BREACHES.map(([, file, code]) => [file, code]))
  tree = plantTree({ ...breaches, 'src/engine/other.ts': 'export const other = 1\n' })
  output = (await tree.run('typescript/bin/tsc', ['-b'])).output
})

afterAll(() => tree.remove())

test.each(BREACHES)('does not compile when %s', (_what, file) => {
  expect(output).toContain(`${file}(`)
})

test('compiles a tree that keeps to the walls', async () => {
  const good = plantTree({ 'src/engine/a.ts': "export { stub as a } from './core/stub.ts'\n" })
  try {
    expect(await good.run('typescript/bin/tsc', ['-b'])).toEqual({ code: 0, output: '' })
  } finally {
    good.remove()
  }
  expect(PROJECTS.filter((project) => output.includes(`${project}/stub.ts(`))).toEqual([])
})
