/** What a picture's path says, taken apart for finding its product. */
export interface PictureName {
  /** Words and numbers of the file's name without its ending, upper case: `a-100_Front 2.jpg` is A, 100, FRONT, 2. */
  readonly tokens: readonly string[]
  /** The same of each folder, the nearest first. */
  readonly folders: readonly (readonly string[])[]
}

/** Takes a path apart; `/` and `\` part folders, so that names out of a zip of another system are read too. */
export function pictureName(path: string): PictureName {
  const parts = path.split(/[/\\]/).filter((part) => part !== '')
  const file = parts.at(-1) ?? ''
  const stem = file.replace(/(?<=.)\.[A-Za-z0-9]{1,5}$/, '')
  return { tokens: tokensOf(stem), folders: parts.slice(0, -1).toReversed().map(tokensOf) }
}

/** Letters and digits of any script, upper case; accents stay what they are apart from how they were composed. */
export function tokensOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toUpperCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** Where a picture stands that has no number: what shops call the first view, and those after it. */
const VIEWS: readonly (readonly string[])[] = [
  ['FRONT', 'VOOR', 'VOORKANT', 'MAIN', 'HERO', 'AVANT', 'FACE', 'FRAM', 'HUVUD', 'HOOFD', 'PRINCIPAL'],
  ['BACK', 'REAR', 'ACHTER', 'ACHTERKANT', 'DOS', 'ARRIERE', 'ARRIÈRE', 'BAK', 'BAKSIDA'],
  ['SIDE', 'LEFT', 'RIGHT', 'ZIJ', 'ZIJKANT', 'LINKS', 'RECHTS', 'COTE', 'CÔTÉ', 'SIDA', 'ALT'],
  ['TOP', 'BOTTOM', 'BOVEN', 'ONDER', 'DESSUS', 'DESSOUS', 'OVAN', 'UNDER'],
  ['DETAIL', 'DETAILS', 'CLOSEUP', 'ZOOM', 'DÉTAIL', 'DETALJ'],
  ['INSIDE', 'OPEN', 'BINNEN', 'INTERIEUR', 'INTÉRIEUR', 'INSIDA'],
  ['LIFESTYLE', 'SFEER', 'MOOD', 'AMBIANCE', 'MILJÖ'],
]

/** Numbers of pictures have at most three digits; longer ones are codes. */
const NUMBER = /^\d{1,3}$/

/** Pictures without number or view come after those with one. */
export const NO_PLACE = 10_000

/** The place that the words beside a code give a picture: its last number, else its view. */
export function placeOf(rest: readonly string[]): number {
  const number = rest.findLast((token) => NUMBER.test(token))
  const view = VIEWS.findIndex((words) => rest.some((token) => words.includes(token.replace(/\d+$/, ''))))
  const within = /\d+$/.exec(rest.at(-1) ?? '')
  if (number !== undefined) return Number(number)
  return view === -1 ? NO_PLACE : (view + 1) * 100 + Number(within?.[0] ?? 0)
}

/** Whether the words beside a code only say which of its pictures this is. */
export function isPlaceOnly(rest: readonly string[]): boolean {
  return rest.length === 1 && NUMBER.test(rest[0] ?? '')
}
