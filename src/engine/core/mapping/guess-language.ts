// The commonest little words that a language does not share with the others here.
const words: Readonly<Record<string, readonly string[]>> = {
  nl: [
    'de',
    'het',
    'een',
    'en',
    'van',
    'voor',
    'met',
    'is',
    'zijn',
    'deze',
    'ook',
    'aan',
    'naar',
    'uit',
    'wordt',
    'niet',
    'tot',
    'bij',
    'dit',
    'te',
  ],
  en: [
    'the',
    'and',
    'of',
    'for',
    'with',
    'is',
    'this',
    'your',
    'you',
    'are',
    'from',
    'to',
    'a',
    'an',
    'that',
    'its',
    'it',
    'by',
    'on',
    'or',
  ],
  fr: [
    'le',
    'la',
    'les',
    'des',
    'et',
    'pour',
    'avec',
    'une',
    'est',
    'du',
    'au',
    'aux',
    'dans',
    'sur',
    'vous',
    'votre',
    'ce',
    'cette',
    'qui',
    'un',
  ],
  de: [
    'der',
    'die',
    'das',
    'und',
    'für',
    'mit',
    'ist',
    'ein',
    'eine',
    'den',
    'von',
    'zu',
    'auf',
    'im',
    'nicht',
    'sich',
    'auch',
    'dem',
    'des',
    'sie',
  ],
  sv: [
    'och',
    'för',
    'med',
    'en',
    'ett',
    'är',
    'på',
    'av',
    'till',
    'som',
    'den',
    'det',
    'inte',
    'från',
    'har',
    'kan',
    'du',
    'din',
    'om',
    'eller',
  ],
}

/** Languages it can tell. */
export const TOLD_LANGUAGES: ReadonlySet<string> = new Set(Object.keys(words))

/** Counts of such words per language; adds up over the texts of a column. Plain data. */
export type LanguageCounts = Record<string, number>

const byWord = new Map<string, string[]>()
for (const [language, list] of Object.entries(words))
  for (const word of list) byWord.set(word, [...(byWord.get(word) ?? []), language])

/** Adds the evidence of one text. Short texts (names, codes) say too little and are passed over. */
export function countLanguage(counts: LanguageCounts, text: string): void {
  const found =
    text
      .slice(0, 600)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  if (found.length < 5) return
  for (const word of found)
    for (const language of byWord.get(word) ?? []) counts[language] = (counts[language] ?? 0) + 1
}

/** The language that clearly leads; null when none does. */
export function leadingLanguage(counts: LanguageCounts): string | null {
  const [first, second] = Object.entries(counts).sort((a, b) => b[1] - a[1])
  if (first === undefined || first[1] < 5) return null
  return second === undefined || first[1] >= second[1] * 1.5 ? first[0] : null
}
