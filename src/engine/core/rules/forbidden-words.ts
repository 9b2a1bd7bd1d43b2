import { fold } from '../text/fold.ts'

/** Finds the first of these words or phrases in a text, whole and whatever its case and accents. */
export function forbiddenWord(words: readonly string[]): (text: string) => string | null {
  const byFolded = new Map(words.map((word) => [fold(word), word]))
  const list = [...byFolded.keys()].toSorted((a, b) => b.length - a.length).map(escaped)
  const expression = new RegExp(`(?<![\\p{L}\\p{N}])(?:${list.join('|')})(?![\\p{L}\\p{N}])`, 'u')
  return (text) => {
    const found = expression.exec(fold(text))?.[0]
    return found === undefined ? null : (byFolded.get(found) ?? found)
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
