import type { FindPattern } from '../../../../shared/contract/sheet.ts'
import { AppError } from '../../../../shared/errors.ts'
import { regexFault } from '../../../../shared/regex-fault.ts'

/** Finds a pattern in texts, and replaces it. Compiled once per operation. */
export interface Matcher {
  matches(text: string): boolean
  /** Every occurrence, as it stands in the text. */
  found(text: string): readonly string[]
  /** Every occurrence replaced; the text itself where there is none. */
  replace(text: string, replacement: string): string
  /** The first occurrence alone, as the replacement writes it; null where there is none. */
  take(text: string, replacement: string): string | null
}

/** What a pattern finds. Throws `invalid-input` for a regular expression that is none, with the reason in `details`. */
export function matcher({ find, isRegex, matchCase, wholeCell }: FindPattern): Matcher {
  const source = isRegex ? find : find.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const whole = wholeCell ? `^(?:${source})$` : source
  const flags = `u${matchCase ? '' : 'i'}`
  const one = compile(whole, `${flags}${isRegex && !wholeCell ? 'm' : ''}`)
  const every = new RegExp(one, `${one.flags}g`)
  // A plain replacement is itself: `$1` in it is no group.
  const by = (replacement: string): string => (isRegex ? replacement : replacement.replaceAll('$', '$$$$'))
  return {
    matches: (text) => one.test(text),
    found: (text) => text.match(every) ?? [],
    replace: (text, replacement) => text.replace(every, by(replacement)),
    take: (text, replacement) => {
      const match = one.exec(text)
      if (match === null) return null
      // What stands around it stays as it is, so that looking ahead and behind finds the same.
      const behind = text.length - match.index - match[0].length
      const replaced = text.replace(one, by(replacement))
      return replaced.slice(match.index, replaced.length - behind)
    },
  }
}

function compile(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags)
  } catch (error) {
    throw new AppError('invalid-input', 'This is not a regular expression.', {
      reason: 'not-a-regex',
      why: error instanceof Error ? error.message : '',
      position: regexFault(source)?.position ?? 0,
    })
  }
}
