import { conceptOf } from '../mapping/concepts.ts'
import { nameOf } from '../mapping/parse-header.ts'
import { fold } from '../text/fold.ts'

/** What variants differ by, as far as it is told without anybody saying so. */
export type OptionKind = 'size' | 'colour'

const LETTER_SIZE = /^(?:[2-6]?x{0,3}[sl]|m|[2-6]x|s\/m|m\/l|l\/xl|xs\/s|xl\/xxl|one ?size|uni)$/
const NUMBER_SIZE = /^(?:(?:eu|eur|uk|us|fr) ?)?(?:1[6-9]|[2-5]\d|[6-9]\d|1[0-8]\d)(?:[.,]5|½| ?1\/2)?(?:[/-]\d{2,3})?$/
const SIZE_WORDS: ReadonlySet<string> = new Set(
  'small medium large xlarge klein groot middel petit moyen grand liten mellan stor'.split(' '),
)

const COLOURS: ReadonlySet<string> = new Set(
  (
    'black white red green blue yellow orange pink purple brown grey gray beige navy silver gold khaki olive ' +
    'turquoise anthracite natural ecru cream camel taupe sand bordeaux burgundy teal petrol mint lilac ' +
    'zwart wit rood groen blauw geel oranje roze paars bruin grijs zilver goud antraciet donkerblauw lichtblauw ' +
    'donkergroen lichtgrijs donkergrijs naturel creme zand turkoois ' +
    'noir blanc blanche rouge vert verte bleu bleue jaune rose violet marron gris grise argent dore marine ' +
    'schwarz weiss rot grun blau gelb rosa lila braun grau silber dunkelblau hellblau anthrazit natur ' +
    'svart vit rod gron bla gul rosa lila brun gra silver guld marinbla antracit ' +
    // As codes have them.
    'blk wht grn blu yel orn pnk pur brn gry bei nvy slv gld zwa rod gro bla wei sch'
  ).split(' '),
)

/** Whether a text is a size for sure; numbers only count where something says that sizes are meant. */
export function isSize(text: string, areNumbersMeant = false): boolean {
  const plain = fold(text).trim()
  return LETTER_SIZE.test(plain) || SIZE_WORDS.has(plain) || (areNumbersMeant && NUMBER_SIZE.test(plain))
}

/** Whether a text names a colour: one word of it, or several joined ("red/white"). */
export function isColour(text: string): boolean {
  const parts = fold(text)
    .trim()
    .split(/[\s/+&-]+/)
  return parts.length <= 3 && parts.every((part) => COLOURS.has(part))
}

const SIZE_HEADER =
  /^(?:size|sizes|maat|maten|taille|tailles|storlek|storlekar|grosse|groesse|grossen|pointure|schoenmaat|skostorlek|schuhgrosse)$/

/** What a header says by itself: a size, a colour, or neither. */
export function optionOfHeader(header: string): OptionKind | null {
  const name = nameOf(header)
  const concept = conceptOf(name)?.name
  if (concept === 'size' || SIZE_HEADER.test(fold(name))) return 'size'
  return concept === 'colour' ? 'colour' : null
}

export function isSizeWord(word: string): boolean {
  return SIZE_HEADER.test(fold(word))
}
