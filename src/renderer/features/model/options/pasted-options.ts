import type { ModelChangeInput } from '../../../../shared/contract/model-change.ts'
import { folded } from '../../../ui/folded.ts'

interface Known {
  readonly code: string
  readonly labels: Readonly<Record<string, string>>
  readonly synonyms: readonly string[]
}

export interface PastedOptions {
  readonly changes: readonly ModelChangeInput[]
  /** Lines that name an option there is already, or name one twice. */
  readonly skipped: number
}

/**
 * Options out of pasted lines: the first column is the name in the language at hand, more columns (tabs) its names in
 * the languages that follow. What is known by any of its names, whatever its case and accents, is left as it is.
 */
export function pastedOptions(
  attribute: string,
  text: string,
  languages: readonly string[],
  known: readonly Known[],
): PastedOptions {
  const names = new Set(
    known.flatMap(({ code, labels, synonyms }) => [code, ...Object.values(labels), ...synonyms].map(folded)),
  )
  const codes = new Set(known.map(({ code }) => code))
  const changes: ModelChangeInput[] = []
  let skipped = 0
  for (const line of text.split(/\r?\n/)) {
    const cells = line.split('\t').map((cell) => cell.trim())
    const [name = ''] = cells
    if (name === '') continue
    if (names.has(folded(name))) {
      skipped++
      continue
    }
    names.add(folded(name))
    const code = freeCode(name, codes)
    codes.add(code)
    const labels = Object.fromEntries(
      cells.flatMap((cell, index) => {
        const language = languages[index]
        return language === undefined || cell === '' ? [] : [[language, cell]]
      }),
    )
    changes.push({ entity: 'option', action: 'create', of: attribute, code, fields: { labels } })
  }
  return { changes, skipped }
}

function freeCode(name: string, taken: ReadonlySet<string>): string {
  const plain = folded(name)
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 90)
  const base = plain === '' ? 'option' : plain
  for (let number = 1; ; number++) {
    const code = number === 1 ? base : `${base}_${number}`
    if (!taken.has(code)) return code
  }
}
