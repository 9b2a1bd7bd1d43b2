import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// docs/spreadsheet.md says of each row which test shows it. A test that is renamed or gone must not stay named there.
const DOC = 'docs/spreadsheet.md'
const FILES = globSync(['src/**/*.test.ts', 'test/**/*.test.ts']).map((path) => path.replaceAll('\\', '/'))

interface Named {
  readonly file: string
  readonly title: string | null
}

/** `sheet-selection: Shift extends; the keys select` names two tests of one file; a path alone names the whole file. */
function namedIn(cell: string): Named[] {
  let file = ''
  return cell.split(/; /).map((part) => {
    const [, head, rest] = /^(\S+): (.+)$/.exec(part) ?? []
    if (head) file = head
    else if (!part.includes(' ') && part.includes('/')) return { file: (file = part), title: null }
    return { file, title: rest ?? part }
  })
}

function pathsOf(name: string): string[] {
  const end = name.endsWith('.test.ts') ? name : `${name}.test.ts`
  return FILES.filter((path) => path === end || path.endsWith(`/${end}`))
}

function titlesIn(path: string): string[] {
  const found = readFileSync(path, 'utf8').matchAll(
    /\b(?:test|it)(?:\.\w+)*\((?:[^()'"`]*\)\()?\s*(['"`])((?:\\.|(?!\1).)*)\1/g,
  )
  return [...found].map((match) => match[2] ?? '')
}

/** What is wrong with a cell that names tests; empty when each is there. */
function faultsOf(cell: string): string[] {
  if (cell === '') return ['names no test']
  return namedIn(cell).flatMap(({ file, title }) => {
    const paths = pathsOf(file)
    if (paths.length !== 1) return [`${file} is ${paths.length} files`]
    const isThere = title === null || titlesIn(paths[0] ?? '').some((each) => each.startsWith(title))
    return isThere ? [] : [`${file} has no test “${title}”`]
  })
}

const rows = readFileSync(DOC, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('|  |'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells[5] !== 'test')

test('the table has its rows', () => {
  expect(rows.length).toBeGreaterThanOrEqual(36)
})

test.each(rows.map((cells) => [cells[1] ?? '', cells[5] ?? '']))('%s', (_, cell) => {
  expect(faultsOf(cell)).toEqual([])
})

test.each([
  ['', 'names no test'],
  ['sheet-selection', 'is 0 files'],
  ['no-such-file: anything', 'no-such-file is 0 files'],
  ['sheet-selection: a test nobody wrote', 'has no test'],
  ['sheet-selection: a drag selects; a test nobody wrote', 'has no test'],
  ['index: anything', 'files'],
])('finds what is wrong with “%s”', (cell, fault) => {
  expect(faultsOf(cell).join()).toContain(fault)
})
