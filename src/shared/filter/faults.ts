/** What a filter was expected to go on with, and how plain English says it; the window has words of its own. */
export const EXPECTED = {
  join: '"and", "or" or the end',
  'closing-bracket': 'a closing bracket',
  'opening-bracket': 'an opening bracket',
  'comma-or-bracket': 'a comma or a closing bracket',
  image: '"image"',
  empty: '"empty"',
  with: '"with"',
  'since-or-by': '"since" or "by"',
  'text-operator': '"in", "contains" or "starts with"',
  comparison: 'a comparison: = != < <= > >= contains, starts with, in, is empty',
  scope: 'a channel and language, as in webshop/nl_NL',
  'column-or-scope': 'a column, or a channel and language',
  column: 'a column',
  value: 'a value',
  percentage: 'a percentage',
  date: 'a date, as in 2026-01-31',
  by: 'the number of a step, a kind of step, or a person',
} as const satisfies Readonly<Record<string, string>>
export type Expected = keyof typeof EXPECTED

/** What is wrong with a filter, as a code and what the words about it need. */
export interface FaultReason {
  /**
   * `expected` (`what`, and `text` instead of it, none at the end; `isName` 1 where quotes would make a name of it),
   * `quote-open`, `meaningless`, and what is wrong for this catalogue; otherwise the code of a rejection.
   */
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}
