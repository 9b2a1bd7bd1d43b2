import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// A document that names a file nobody can open is wrong about the rest too: the file was renamed, or its work undone.
const FILES = globSync(['*', '.ci/*', '{db,docs,resources,scripts,src,test}/**/*']).map(
  (path) => `/${path.replaceAll('\\', '/')}`,
)
const DOCS = globSync(['README.md', 'docs/*.md'])
const PATH = /`([\w@.-]+(?:\/[\w@.-]+)+\.(?:css|json|md|mjs|sql|ts|tsx))`/g

/** Paths in backticks, whole or from some folder on: `store/journal.ts`. */
function namedIn(text: string): string[] {
  return [...text.matchAll(PATH)].map(([, path = '']) => path)
}

function isThere(path: string): boolean {
  return FILES.some((file) => file.endsWith(`/${path}`))
}

test.each(DOCS)('%s names only files that there are', (doc) => {
  expect(namedIn(readFileSync(doc, 'utf8')).filter((path) => !isThere(path))).toEqual([])
})

test('finds a file that is gone', () => {
  expect(namedIn('It is in `runtime/threads.ts` and `engine/no-such-part.ts`.').map(isThere)).toEqual([true, false])
})
