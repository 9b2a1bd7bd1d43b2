import type { TextFormat } from '../../../shared/contract/common.ts'
import { parseNumber } from './numbers.ts'
import type { Problem } from './problem.ts'
import { problem } from './problem.ts'

// What stands for which currencies; a sign that several share fits any of them.
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  '£': ['GBP'],
  $: ['USD', 'CAD', 'AUD', 'NZD'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  'kr.': ['SEK', 'NOK', 'DKK', 'ISK'],
  fr: ['CHF'],
  'fr.': ['CHF'],
  zł: ['PLN'],
  Kč: ['CZK'],
  '¥': ['JPY', 'CNY'],
}

/** Reads `12,50`, `€ 1.234,50`, `EUR 12.50`, `249 kr`, `12,-`; refuses a sign of another currency than the column's. */
export function parsePrice(text: string, currency: string | null, decimal: TextFormat['decimal']): number | Problem {
  const match =
    /^([^\d.,+\-−\s]{0,4})\s*([+\-−]?[\d.,'’\s]*\d[\d.,]*?)(?:[.,][-–—=]{1,2})?\s*([^\d.,+\-−\s]{0,4}\.?)$/u.exec(
      text.trim(),
    )
  if (!match) return parseNumber(text, decimal)
  for (const sign of [match[1] ?? '', match[3] ?? ''].filter((each) => each !== '')) {
    const currencies =
      SIGNS[sign] ?? SIGNS[sign.toLowerCase()] ?? (/^[A-Za-z]{3}$/.test(sign) ? [sign.toUpperCase()] : [])
    if (currencies.length === 0) return parseNumber(text, decimal)
    if (currency !== null && !currencies.includes(currency))
      return problem('wrong-currency', `This column is in ${currency}, not in ${sign}.`, {
        currency: sign,
        expected: currency,
      })
  }
  return parseNumber(match[2] ?? '', decimal)
}
