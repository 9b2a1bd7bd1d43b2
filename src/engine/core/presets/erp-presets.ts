import type { Preset } from './preset.ts'

/** Monitor ERP G5's part register, by the names of its Swedish and English lists. */
export const monitor: Preset = {
  id: 'monitor',
  marks: [
    ['artikelnummer', 'benämning', 'artikeltyp'],
    ['artikelnummer', 'benämning', 'standardpris', 'enhet'],
    ['part number', 'part name', 'part type'],
    ['part number', 'part name', 'standard price', 'unit'],
  ],
  words: {
    'part number': 'sku',
    'part name': 'name',
    standardpris: 'inköpspris',
    'standard price': 'purchase price',
    'sales price': 'price',
    saldo: 'lagersaldo',
    balance: 'stock',
    'weight per unit': 'weight',
    status: '=status',
    'part status': '=status',
    artikelstatus: '=status',
    'extra benämning': 'beskrivning',
    'extra name': 'description',
  },
  isTranslated: true,
  // The fixed stages of a part: quote, prototype, new, normal, new revision, phasing out, obsolete, inactive.
  values: Object.fromEntries(
    ['status', 'part status', 'artikelstatus'].map((header) => [
      header,
      {
        '1': 'draft',
        '2': 'draft',
        '3': 'enriching',
        '4': 'published',
        '5': 'review',
        '6': 'phase-out',
        '9': 'phase-out',
        '99': 'phase-out',
      },
    ]),
  ),
  decimal: null,
  layout: { kind: 'rows' },
}

/** Jeeves ERP's article table, by the names of its fields. */
export const jeeves: Preset = {
  id: 'jeeves',
  marks: [['artnr', 'artbeskr']],
  words: {
    foretagkod: null,
    artnr: 'sku',
    artbeskr: 'name',
    artbeskr2: 'description',
    artean: 'ean',
    eannr: 'ean',
    varugruppkod: 'product group',
    enhetskod: null,
    lagsaldo: 'stock',
    artlistpris: 'price',
    listpris: 'price',
    artkalkpris: 'purchase price',
    inkpris: 'purchase price',
    artvikt: 'weight',
    levartnr: 'supplier sku',
  },
  decimal: null,
  layout: { kind: 'rows' },
}

/** Released products and their variants as the data entities of Dynamics 365 write them. */
export const dynamics365: Preset = {
  id: 'dynamics-365',
  marks: [
    ['itemnumber', 'productnumber'],
    ['itemnumber', 'productname'],
    ['itemnumber', 'productsearchname'],
    ['itemnumber', 'productmasternumber'],
  ],
  words: {
    itemnumber: 'sku',
    productnumber: null,
    productmasternumber: '=parent',
    productname: 'name',
    searchname: null,
    productsearchname: null,
    productdescription: 'description',
    salesprice: 'price',
    purchaseprice: 'purchase price',
    netproductweight: 'weight',
    barcode: 'ean',
    productgroupid: 'product group',
    itemmodelgroupid: null,
    inventoryunitsymbol: null,
    productcolorid: 'colour',
    productsizeid: 'size',
    primaryvendorid: 'supplier',
    origincountryregionid: 'country of origin',
  },
  decimal: '.',
  layout: { kind: 'rows' },
}

/** The product fields that WISEPIM names in its import and export settings. */
export const wisepim: Preset = {
  id: 'wisepim',
  marks: [
    ['product name', 'sku', 'ean', 'stock quantity'],
    ['product name', 'sku', 'price', 'stock quantity'],
  ],
  words: { 'product name': 'name', sku: 'sku', ean: 'ean', price: 'price', 'stock quantity': 'stock', brand: 'brand' },
  decimal: '.',
  layout: { kind: 'rows' },
}
