import type { AttributeType } from '../../../shared/vocabulary.ts'
import { nameOf } from './parse-header.ts'

/** Something that suppliers' files call by many names. */
export interface Concept {
  readonly name: string
  /** What attributes for it are usually called, best first. */
  readonly attributes: readonly string[]
  readonly type: AttributeType
  /** Below 1 for words that mean this only in some files: worth a question. */
  readonly certainty: number
  /** Headers in Dutch, English, French, Swedish and German, as `nameOf` writes them. */
  readonly headers: ReadonlySet<string>
}

function concept(name: string, type: AttributeType, attributes: string, headers: string, certainty = 1): Concept {
  const list = headers.split(',').map((header) => nameOf(header))
  const codes = attributes.split(' ')
  return {
    name,
    type,
    attributes: codes,
    certainty,
    headers: new Set(certainty < 1 ? list : [...list, ...codes.map(nameOf)]),
  }
}

/** What headers mean, whatever the catalogue calls it. A header stands under one concept only. */
export const concepts: readonly Concept[] = [
  concept(
    'sku',
    'identifier',
    'sku',
    'supplier pid, supplier aid, varenummer, varenr, varunummer, sku, artikelnr, artikel nr, artikelnummer, artikelcode, art nr, artnr, art. nr., article number, article no, article code, articlecode, item number, item no, item code, itemnumber, product code, productcode, product number, productnumber, productnummer, product nr, product id, productid, product sku, variant sku, sku code, référence, reference, réf, ref article, référence article, code article, num article, artikelnummer, artikel-nr, art-nr, bestellnummer, materialnummer, stock code, stockcode',
  ),
  concept(
    'ean',
    'identifier',
    'ean gtin ean13 barcode',
    'international pid, ean, ean code, eancode, ean nummer, ean-13, ean13, gtin, gtin13, gtin 13, gtin-14, barcode, barcode ean, bar code, streepjescode, code barre, code-barres, code barres, streckkod, strichcode, upc, upc code, ean upc, gencod, ean artikelnummer',
  ),
  concept(
    'supplier-sku',
    'text',
    'supplier_sku supplier_reference vendor_sku manufacturer_sku',
    'manufacturer pid, manufacturer aid, supplier sku, supplier article number, supplier reference, vendor sku, vendor code, art nr lev, artikelnummer leverancier, artikelcode leverancier, leveranciersartikelnummer, leveranciersartikelcode, leverancierscode, réf fournisseur, code fournisseur, code article fournisseur, référence fabricant, supplier code, supplier article code, supplier part number, manufacturer code, part number, part no, leverantörens artikelnr, leverantörsartikelnummer, tillverkarens artikelnummer, herstellernummer, lieferanten artikelnr, lieferantenartikelnr, leverancier artikelnr, bestelnummer, bestelcode, référence fournisseur, ref fournisseur, leverantörens artikelnummer, lev artnr, lieferantenartikelnummer, hersteller artikelnummer, manufacturer part number, mpn, fabrikant code, manufacturer ref',
  ),
  concept(
    'name',
    'text',
    'name title product_name',
    'description short, name, naam, nom, namn, title, titel, titre, product name, productname, productnaam, product naam, artikelnaam, artikel naam, article name, item name, product title, nom du produit, nom produit, libellé, libelle, désignation, designation, benämning, produktnamn, artikelnamn, artikelbenämning, bezeichnung, artikelbezeichnung, produktname, produktbezeichnung, omschrijving kort, korte naam',
  ),
  concept(
    'description',
    'textarea',
    'description long_description body',
    'description long, description, omschrijving, beschrijving, beschreibung, beskrivning, long description, lange omschrijving, lange beschrijving, productomschrijving, product omschrijving, productbeschrijving, product description, artikelomschrijving, description longue, descriptif, produktbeskrivning, lang beskrivning, langtext, artikelbeschreibung, produktbeschreibung',
  ),
  concept(
    'short-description',
    'text',
    'short_description summary',
    'short description, korte omschrijving, korte beschrijving, description courte, kort beskrivning, kurzbeschreibung, kurztext, samenvatting, summary, résumé, intro',
  ),
  concept(
    'brand',
    'simple-select',
    'brand manufacturer',
    'brand, manufacturer name, merk, merknaam, marque, märke, varumärke, marke, brand name, fabrikaat',
  ),
  concept(
    'manufacturer',
    'text',
    'manufacturer',
    'manufacturer, fabrikant, producent, fabricant, tillverkare, hersteller, maker',
  ),
  concept(
    'supplier',
    'simple-select',
    'supplier vendor',
    'supplier, leverancier, fournisseur, leverantör, lieferant, vendor',
  ),
  concept(
    'price',
    'price',
    'price retail_price',
    'price, prijs, prix, pris, preis, verkoopprijs, consumentenprijs, winkelprijs, retail price, sales price, selling price, unit price, unitprice, prix de vente, prix public, prix ttc, försäljningspris, utpris, verkaufspreis, endpreis, vk, vkp, price incl, prijs incl, eenheidsprijs',
  ),
  concept(
    'recommended-price',
    'price',
    'recommended_price list_price msrp rrp',
    'adviesprijs, advies verkoopprijs, adviesverkoopprijs, avp, vvp, recommended price, recommended retail price, rrp, msrp, srp, suggested retail price, list price, catalogusprijs, brutoprijs, bruto prijs, prix conseillé, prix de vente conseillé, pvc, prix catalogue, tarif, rekommenderat pris, cirkapris, rek pris, uvp, listenpreis, empfohlener verkaufspreis, gross price',
  ),
  concept(
    'purchase-price',
    'price',
    'purchase_price cost_price cost',
    'inkoop, inkoopprijs, inkoop prijs, netto inkoop, netto prijs, nettoprijs, kostprijs, purchase price, cost, cost price, buying price, net price, dealer price, dealerprijs, prix d achat, prix achat, prix net, inköpspris, inpris, nettopris, einkaufspreis, ek, ek preis, nettopreis, wholesale, wholesale price, trade price, groothandelsprijs, prix de gros, händlerpreis, grossistpris, supply price, standard cost, standardcost, standaard kost',
  ),
  concept(
    'promo-price',
    'price',
    'promo_price special_price sale_price',
    'actieprijs, aanbiedingsprijs, promo price, promotional price, promo prijs, sale price, special price, offer price, prix promo, prix promotionnel, prix soldé, kampanjpris, reapris, extrapris, aktionspreis, angebotspreis',
  ),
  concept(
    'vat',
    'simple-select',
    'vat vat_rate tax_rate tax',
    'btw, btw %, btw tarief, btw percentage, btw code, vat, vat %, vat rate, vat percentage, tax, tax rate, tax class, taux tva, tva, tva %, taux de tva, moms, moms %, momssats, mwst, mwst %, mehrwertsteuer, ust',
  ),
  concept(
    'stock',
    'number',
    'stock',
    'stock, voorraad, vrije voorraad, aantal op voorraad, stock level, quantity on hand, on hand, quantity on stock, quantité en stock, disponible, lagersaldo, lager, i lager, lagerbestand, inventory',
  ),
  concept(
    'weight',
    'measurement',
    'weight',
    'weight, gewicht, poids, vikt, net weight, netto gewicht, nettogewicht, gross weight, bruto gewicht, brutogewicht, poids net, nettovikt, gewicht product',
  ),
  concept(
    'length',
    'measurement',
    'length',
    'length, lengte, longueur, längd, länge, diepte, depth, profondeur, djup, tiefe',
  ),
  concept('width', 'measurement', 'width', 'width, breedte, largeur, bredd, breite'),
  concept('height', 'measurement', 'height', 'height, hoogte, hauteur, höjd, höhe'),
  concept('volume', 'measurement', 'volume', 'volume, inhoud, contenance, volym, inhalt'),
  concept(
    'colour',
    'simple-select',
    'colour color',
    'colour, color, kleur, couleur, coloris, färg, farbe, kleurnaam, color name',
  ),
  concept('size', 'simple-select', 'size', 'size, maat, taille, storlek, größe, maatvoering'),
  concept(
    'material',
    'text',
    'material',
    'material, materiaal, matière, matériau, matériel, materiaalsoort, samenstelling, composition',
  ),
  concept(
    'category',
    'multi-select',
    'categories category',
    'category, categories, categorie, categorieën, catégorie, catégories, kategori, kategorie, productcategorie, product category, webshop categorie, rubriek, rubrique',
  ),
  concept(
    'group',
    'text',
    'product_group group',
    'groep, group, productgroep, product group, artikelgroep, artikelgrupp, groupe, gamme, varugrupp, produktgrupp, warengruppe, artikelgruppe, product type, producttype, assortiment, sub category, subcategorie',
  ),
  concept(
    'family',
    'simple-select',
    'family',
    'family, familie, famille, familj, attribute set, attribute family, attribute set code, productfamilie',
  ),
  concept(
    'image',
    'image',
    'image main_image photo picture',
    'image, afbeelding, foto, hoofdfoto, hoofdafbeelding, main image, main picture, image url, image link, photo, picture, photo principale, url image, lien image, bild, huvudbild, bild url, bildlänk, image main, image 1, afbeelding 1, foto 1, base image',
  ),
  concept(
    'gallery',
    'asset-collection',
    'gallery images',
    'images, afbeeldingen, foto s, more images, additional images, gallery, photos, bilder',
  ),
  concept(
    'seo-title',
    'text',
    'seo_title meta_title',
    'seo title, seo titel, meta title, metatitle, titre seo, seo-titel',
  ),
  concept(
    'seo-description',
    'textarea',
    'seo_description meta_description',
    'seo description, seo omschrijving, meta description, meta omschrijving, description seo, seo-beskrivning',
  ),
  concept('url', 'text', 'slug url_key', 'url, slug, url key, handle, permalink'),
  concept(
    'origin',
    'simple-select',
    'origin country_of_origin',
    'country of origin, origin, land van herkomst, herkomst, land van oorsprong, pays d origine, origine, ursprungsland, herkunftsland, country of manufacture',
  ),
  concept('warranty', 'number', 'warranty', 'warranty, garantie, garanti, garantietermijn'),
  concept(
    'lead-time',
    'number',
    'lead_time',
    'lead time, levertijd, délai, délai de livraison, leveranstid, lieferzeit, lead time days',
  ),
  concept(
    'introduced',
    'date',
    'introduced_on available_from',
    'introductiedatum, introduced on, introduced, available from, leverbaar vanaf, date de lancement, lanseringsdatum, einführungsdatum, sell start date, start date',
  ),
  concept(
    'phase-out',
    'date',
    'phase_out_on discontinued_on',
    'phase out date, uitlopend per, einddatum, discontinued date, date de fin, sell end date, utgår',
  ),
  concept(
    'last-update',
    'date',
    'last_update_date last_updated updated_on modified_on',
    'last update date, last update, last updated, last modified, last change, modified date, date modified, updated at, laatst gewijzigd, laatste wijziging, wijzigingsdatum, mutatiedatum, datum laatste wijziging, bijgewerkt op, date de modification, date modification, dernière modification, dernière mise à jour, date mise à jour, date maj, senast ändrad, senast uppdaterad, ändringsdatum, änderungsdatum, letzte änderung, geändert am, aktualisiert am, stand vom',
  ),
  concept('status', 'simple-select', 'status', 'status, statut, product status, productstatus'),
  concept(
    'enabled',
    'boolean',
    'enabled active visible',
    'enabled, active, actief, actif, aktiv, visible, zichtbaar, online',
  ),
  concept(
    'parent',
    'text',
    'parent',
    'parent, parent sku, parent code, sku parent, parent id, moedersku, moederartikel, parent model, parent product, article parent, sku du parent, överordnad artikel, hauptartikel, vaterartikel',
  ),
  concept('model', 'text', 'model', 'model, modelcode, modelnummer, model number, style, style code, style number'),
  concept(
    'cross-sell',
    'text',
    'cross-sell cross_sell',
    'cross sells, cross sell, crosssell, crosssells, crosssell skus, cross sell skus, related products, gerelateerd, gerelateerde producten, produits associés, relaterade produkter',
  ),
  concept('upsell', 'text', 'upsell up_sell', 'upsells, upsell, up sell, up sells, upsell skus, up sell skus'),
  concept(
    'accessory',
    'text',
    'accessory accessories',
    'accessories, accessory, accessory skus, accessoires, accessoire, tillbehör, zubehör',
  ),
  concept(
    'hs-code',
    'text',
    'hs_code customs_code',
    'hs code, customs code, goederencode, douanecode, code douanier, tullkod, zolltarifnummer, taric, statistieknummer',
  ),
  concept(
    'pack-size',
    'number',
    'pack_size',
    'pack size, verpakkingseenheid, ve, vpe, per verpakking, aantal per verpakking, colisage, conditionnement, förpackning, verpackungseinheit, besteleenheid, moq, minimum order quantity, min order qty',
  ),
  concept('sale', 'price', 'price retail_price', 'verkoop, vente, verkauf, försäljning', 0.8),
  concept('code', 'identifier', 'sku', 'code, id, nr, nummer, number, key, item', 0.7),
  concept('quantity', 'number', 'stock', 'quantity, qty, aantal, quantité, antal, menge, bestand', 0.8),
  concept('text', 'textarea', 'description', 'tekst, text, texte, body, content, toelichting, info, information', 0.7),
]

const byHeader = new Map<string, Concept>()
for (const each of concepts) for (const header of each.headers) if (!byHeader.has(header)) byHeader.set(header, each)

/** The concept a header names, or undefined. Headers written without blanks count too: "artikelnr", "listprice". */
export function conceptOf(name: string): Concept | undefined {
  return byHeader.get(name) ?? byClosed.get(name.replaceAll(' ', ''))
}

const byClosed = new Map<string, Concept>()
for (const [header, each] of byHeader)
  if (header.length > 4 && !byClosed.has(header.replaceAll(' ', ''))) byClosed.set(header.replaceAll(' ', ''), each)
