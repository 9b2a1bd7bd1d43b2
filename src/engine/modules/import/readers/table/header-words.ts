/**
 * Words that head a column in product lists, in the languages of the app's market. Only for finding the header row; what
 * a column means is decided by the mapping.
 */
const words = `
sku article artikel artikelnr artikelnummer artikelcode artnr art code codigo reference référence ref réf item itemnr number nr no nummer
ean ean13 ean8 gtin barcode upc isbn streckkod strichcode cip
name naam nom namn title titel titre bezeichnung benämning product produkt produit produktnamn productname naamproduct libellé label
omschrijving description beschrijving beschreibung beskrivning kort lang text tekst texte toelichting note notes opmerking remark
prijs price prix preis pris cost kostprijs inkoop inkoopprijs verkoopprijs adviesprijs msrp rrp purchase retail catalogue tarif bruto netto
btw vat tva moms mwst tax taxe
merk brand marque marke märke varumärke manufacturer fabrikant fabricant hersteller tillverkare leverancier supplier fournisseur lieferant leverantör vendor
groep group groupe gruppe grupp category categorie catégorie kategorie kategori categories family familie famille familj type typ soort subgroup collection department
kleur color colour couleur farbe färg maat size taille größe storlek material materiaal matériau gewicht weight poids vikt length lengte breedte width hoogte height diepte depth volume inhoud
voorraad stock bestand lager lagersaldo quantity aantal quantité menge antal qty pieces stuks minimum
image images afbeelding foto photo bild picture url link seo slug
status actief active actif aktiv enabled visible visibility date datum from to valid until vanaf tot start end created updated modified last
id parent channel locale language taal land country origin currency valuta eenheid unit unité einheit enhet per verpakking packaging warranty garantie key value position sort order
`

const known: ReadonlySet<string> = new Set(words.split(/\s+/).filter((word) => word !== ''))

/** Share of a cell's words that are known header words, 0 to 1: "Adviesprijs (EUR)" is half known. */
export function headerWordShare(text: string): number {
  const parts = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
  if (parts.length === 0) return 0
  let hits = 0
  for (const part of parts) if (known.has(part)) hits += 1
  return hits / parts.length
}
