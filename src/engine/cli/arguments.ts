import { parseArgs } from 'node:util'

/** `flag` stands alone, `text` takes a value, `list` may come several times. */
export type OptionKinds = Readonly<Record<string, 'flag' | 'text' | 'list'>>

/** The command was not typed right; told with the usage of the command. */
export class UsageError extends Error {}

/** What was typed after the command's name, with every mistake told in words. */
export interface Arguments {
  positional(name: string): string
  flag(name: string): boolean
  text(name: string): string | null
  /** As `text`, but it must be there. */
  needed(name: string): string
  list(name: string): readonly string[]
  /** A whole number of at least `least`; null when it was not given. */
  whole(name: string, least: number): number | null
  /** One of `choices`; the first when it was not given. */
  choice<const Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice
}

/** Reads arguments strictly: unknown options, missing values and stray words are refused. */
export function parseArguments(typed: readonly string[], names: readonly string[], kinds: OptionKinds): Arguments {
  const { values, positionals } = parse(typed, kinds)
  const missing = names[positionals.length]
  if (missing !== undefined) throw new UsageError(`<${missing}> is missing.`)
  const stray = positionals[names.length]
  if (stray !== undefined)
    throw new UsageError(`"${stray}" is one word too many. Put quotes around values with spaces.`)
  const text = (name: string): string | null => {
    const value = values[name]
    return typeof value === 'string' ? value : null
  }
  return {
    positional: (name) => positionals[names.indexOf(name)] ?? '',
    flag: (name) => values[name] === true,
    text,
    needed: (name) => text(name) ?? refuse(`--${name} is missing.`),
    list: (name) => [values[name] ?? []].flat().map(String),
    whole: (name, least) => {
      const value = text(name)
      if (value === null) return null
      const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
      return number >= least ? number : refuse(`--${name} must be a whole number of at least ${least}, not "${value}".`)
    },
    choice: (name, choices) => {
      const value = text(name)
      if (value === null) return choices[0]
      return (
        choices.find((choice) => choice === value) ?? refuse(`--${name} is ${choices.join(' or ')}, not "${value}".`)
      )
    },
  }
}

type Parsed = { values: Record<string, string | boolean | (string | boolean)[] | undefined>; positionals: string[] }

function parse(typed: readonly string[], kinds: OptionKinds): Parsed {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: kind === 'list' },
    ]),
  )
  try {
    return parseArgs({ args: [...typed], options, allowPositionals: true, strict: true })
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${error.message.split('. ')[0]}.`)
    throw error
  }
}

function refuse(message: string): never {
  throw new UsageError(message)
}
