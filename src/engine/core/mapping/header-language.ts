import { nameOf } from './parse-header.ts'

/** Words of headers that stand in one of these languages only, folded. What two share (stock, artikelnummer) is in none. */
const WORDS: Readonly<Record<string, string>> = {
  nl: 'naam productnaam artikelnaam benaming omschrijving beschrijving merk merknaam prijs verkoopprijs consumentenprijs winkelprijs adviesprijs inkoopprijs inkoop kostprijs kleur maat voorraad artikelcode streepjescode levertijd materiaal btw bestelnummer hoogte breedte lengte diepte verpakking aantal leverancier groep categorie rubriek afbeelding herkomst',
  en: 'title item retail selling cost purchase supplier height width length depth size colour color quantity available recommended wholesale picture origin warranty available shipping',
  fr: 'designation libelle nom intitule marque prix poids couleur taille reference quantite fournisseur hauteur largeur longueur profondeur matiere gencod conseille achat vente descriptif delai conditionnement rayon',
  de: 'bezeichnung artikelbezeichnung kurzbezeichnung produktname produktbezeichnung preis verkaufspreis einkaufspreis endpreis listenpreis farbe grosse lagerbestand bestand bestellnummer strichcode lieferant hersteller hohe lange tiefe beschreibung beschreibungen menge fabrikat verfugbar lieferzeit herkunft',
  sv: 'benamning namn produktnamn artikelnamn forsaljningspris utpris inkopspris inpris vikt farg storlek varumarke lagersaldo streckkod beskrivning produktbeskrivning leverantor hojd bredd langd djup antal varugrupp leveranstid bild rekommenderat',
}
const byWord = new Map<string, string>()
for (const [language, words] of Object.entries(WORDS)) for (const word of words.split(' ')) byWord.set(word, language)

/**
 * The language a file's headers are in; null when fewer than two say so, or they disagree. Names that are codes of the
 * catalogue itself are no words of a language.
 */
export function languageOfHeaders(headers: readonly string[], codes: ReadonlySet<string>): string | null {
  const counts = new Map<string, number>()
  for (const header of headers) {
    if (codes.has(header)) continue
    const languages = new Set(
      nameOf(header)
        .split(' ')
        .flatMap((word) => byWord.get(word) ?? []),
    )
    const [language] = languages
    if (languages.size === 1 && language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  const [first, second] = Array.from(counts).toSorted((a, b) => b[1] - a[1])
  return first === undefined || first[1] < 2 || (second?.[1] ?? 0) * 2 > first[1] ? null : first[0]
}
