/** Parts of a template: texts, and names of columns in braces. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'column'; readonly name: string }

/** Blanks and marks that stand between two values, and go with an empty one. */
const SEPARATORS = /^[\s,;:/|·•–—_-]+$/u
const EMPTY_BRACKETS = /\(\s*\)|\[\s*\]|\{\s*\}|"\s*"|“\s*”|«\s*»/gu

/** Reads `{brand} {name/nl_NL}`; `{{` and `}}` are braces themselves. Null when a brace stays open or a name is blank. */
export function parseTemplate(template: string): readonly TemplatePart[] | null {
  const parts: TemplatePart[] = []
  let text = ''
  for (let at = 0; at < template.length; at++) {
    const character = template[at] ?? ''
    if ((character === '{' || character === '}') && template[at + 1] === character) {
      text += character
      at++
    } else if (character === '{') {
      const end = template.indexOf('}', at)
      const name = template.slice(at + 1, end).trim()
      if (end === -1 || name === '' || name.includes('{')) return null
      if (text !== '') parts.push({ kind: 'text', text })
      text = ''
      parts.push({ kind: 'column', name })
      at = end
    } else if (character === '}') {
      return null
    } else {
      text += character
    }
  }
  if (text !== '') parts.push({ kind: 'text', text })
  return parts
}

/**
 * Fills a template in. Where a column is empty, the blanks, separators and brackets that only it needed go with it;
 * words of the template stay. Empty when every column is, however many words there are.
 */
export function fillTemplate(parts: readonly TemplatePart[], valueOf: (name: string) => string): string {
  let result = ''
  let between = ''
  let isGap = false
  let isFilled = !parts.some(({ kind }) => kind === 'column')
  for (const part of parts) {
    if (part.kind === 'text') {
      between += isGap && isSeparator(between) && isSeparator(part.text) ? '\u0000' : ''
      between += part.text
      continue
    }
    const value = valueOf(part.name).trim()
    if (value === '') {
      isGap = true
      continue
    }
    result += isGap ? closed(between, result === '') : between
    result += value
    between = ''
    isGap = false
    isFilled = true
  }
  if (!isFilled) return ''
  return (result + (isGap ? closedAtEnd(between) : between)).trim()
}

function isSeparator(text: string): boolean {
  return text === '' || SEPARATORS.test(text)
}

/** What stays between two values, or before the first, once those between them turned out empty. */
function closed(between: string, isStart: boolean): string {
  const tidy = withoutBrackets(between)
  const pieces = tidy.split('\u0000')
  if (pieces.every(isSeparator)) {
    if (isStart) return ''
    // One separator for the two that stood there: the one that is more than a blank, else a blank.
    const blanks = pieces.join('')
    const blank = blanks.includes('\n') ? '\n' : blanks === '' ? '' : ' '
    return pieces.findLast((piece) => piece.trim() !== '') ?? blank
  }
  const text = pieces.join('').replace(/ {2,}/g, ' ')
  return isStart ? text.replace(/^[\s,;:/|·•–—_-]+/u, '') : text
}

function closedAtEnd(between: string): string {
  return withoutBrackets(between)
    .replaceAll('\u0000', '')
    .replace(/[\s,;:/|·•–—_-]+$/u, '')
}

function withoutBrackets(text: string): string {
  let tidy = text
  for (let before = ''; before !== tidy;) {
    before = tidy
    tidy = tidy.replaceAll(EMPTY_BRACKETS, '')
  }
  return tidy
}
