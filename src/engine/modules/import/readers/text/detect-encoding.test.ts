import { describe, expect, test } from 'vitest'
import { decodeAll } from './decoders.ts'
import { guessLegacy } from './detect-encoding.ts'
import { upperHalf } from './encodings.ts'

/** What price lists say, with as few characters above 7F as they often have. */
const texts: Readonly<Record<string, string>> = {
  'a Dutch pot with a diameter and a price in euros':
    'Bestelnr.;Omschrijving;Adviesprijs (€)\r\nT1;Bloempot Ø 10 cm;6,05\r\n',
  'one Swedish shelf': 'Artikelnummer;Benämning\r\n1;Hylla Björk\r\n',
  'a French coat': 'Réf.;Désignation\r\nR1;Robe d’été à 49,90 €\r\n',
  'a German screw': 'Artikel;Größe\r\n1;Schraube für Außen\r\n',
  'a Danish light': 'Varenr;Navn\r\n1;Lampe på fod, grøn\r\n',
  'a temperature and a trade mark': 'Item;Text\r\n1;Gore® jacket, to -5 °C\r\n2;Tent ½ size\r\n',
  'capitals only': 'ART;NAAM\r\n1;CAFÉ CRÈME\r\n2;MÜSLI\r\n',
}

const encodings = ['windows-1252', 'iso-8859-15', 'macintosh', 'ibm850'] as const

function encoded(text: string, encoding: (typeof encodings)[number]): Buffer {
  const bytes = Array.from(text, (character) =>
    character < '\u0080' ? character.charCodeAt(0) : 0x80 + upperHalf[encoding].indexOf(character),
  )
  return Buffer.from(bytes)
}

/** IBM 850 has no euro sign and no curly quote, ISO 8859-15 no ½, and so on. */
const cases = encodings.flatMap((encoding) =>
  Object.entries(texts).flatMap(([what, text]) =>
    decodeAll(encoded(text, encoding), encoding) === text ? [{ what, text, encoding }] : [],
  ),
)

describe('an older encoding is told by what the text says in it', () => {
  test.each(cases)('$what, in $encoding', ({ text, encoding }) => {
    const bytes = encoded(text, encoding)
    expect(decodeAll(bytes, guessLegacy(bytes).encoding)).toBe(text)
  })

  test('Japanese stays Japanese', () => {
    const bytes = Buffer.from('8367839383672c835a8362836782cc8e8693', 'hex').subarray(0, -1)
    expect(guessLegacy(bytes).encoding).toBe('shift_jis')
  })
})
