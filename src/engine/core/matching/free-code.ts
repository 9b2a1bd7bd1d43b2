import { CODE_PATTERN } from '../../../shared/vocabulary.ts'
import { fold } from '../text/fold.ts'

/** A code made of a name that nobody has yet: "Staande lampen" is staande-lampen, the second one staande-lampen-2. */
export function freeCode(name: string, fallback: string, isTaken: (code: string) => boolean): string {
  const plain = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  const base = CODE_PATTERN.test(plain) ? plain : fallback
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? base : `${base}-${number}`
    if (!isTaken(code)) return code
  }
}
