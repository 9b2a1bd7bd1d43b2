import type { Series } from './continue-series.ts'

interface Numbered {
  readonly before: string
  readonly digits: string
  readonly after: string
}

/**
 * Texts with a number in them going on: `SKU-009`, `SKU-010`. One run where all but the number is the same and it has a
 * constant step; else each text of the pattern goes up by one each time around (`A1 B1`, `A2 B2`). Null where no text
 * has a number. Zeros before it stay; below zero it counts up again, as in Excel.
 */
export function continueTexts(texts: readonly string[], one: number): Series | null {
  const parts = texts.map(split)
  const [first] = parts
  if (parts.every((part) => part === null)) return null
  if (first && parts.every((part) => part?.before === first.before && part.after === first.after)) {
    const numbers = parts.map((part) => BigInt(part?.digits ?? 0))
    const step = texts.length === 1 ? BigInt(one) : (numbers[1] ?? 0n) - (numbers[0] ?? 0n)
    const isEven = numbers.every((value, at) => at === 0 || value - (numbers[at - 1] ?? 0n) === step)
    const last = numbers.at(-1) ?? 0n
    if (isEven) return (by) => joined(first, last + step * BigInt(by))
  }
  return (by) => {
    const at = (by - 1) % texts.length
    const part = parts[at]
    const round = BigInt(one * (Math.floor((by - 1) / texts.length) + 1))
    return part ? joined(part, BigInt(part.digits) + round) : (texts[at] ?? null)
  }
}

/** The number at the end, else the one at the start. */
function split(text: string): Numbered | null {
  const match = /^(.*?)(\d{1,30})$/su.exec(text)
  if (match) return { before: match[1] ?? '', digits: match[2] ?? '', after: '' }
  const leading = /^(\d{1,30})(.*)$/su.exec(text)
  return leading ? { before: '', digits: leading[1] ?? '', after: leading[2] ?? '' } : null
}

function joined({ before, digits, after }: Numbered, value: bigint): string {
  const number = String(value < 0n ? -value : value).padStart(digits.length, '0')
  return `${before}${number}${after}`
}
