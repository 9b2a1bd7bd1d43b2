/** Made supplier files in which variants lie without anybody saying so, with what must come of them. */
export interface VariantFile {
  readonly name: string
  readonly text: string
  readonly kind: 'columns' | 'suffixes'
  /** Codes of the variants by their model's. */
  readonly models: Readonly<Record<string, readonly string[]>>
  /** Rows that stay products. */
  readonly products: readonly string[]
}

const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`

export const variantFiles: readonly VariantFile[] = [
  {
    name: 'numbered.csv',
    kind: 'columns',
    text: lines(
      'sku,size,price,ean,name,brand,sku_2,size_2,price_2,ean_2,sku_3,size_3,price_3,ean_3',
      'WAD-S,S,49.95,8712345000011,Raincoat Wad,Pruttel,WAD-M,M,49.95,8712345000028,WAD-L,L,54.95,8712345000035',
      'TERP-S,S,24.95,8712345000042,Cap Terp,Pruttel,TERP-M,M,24.95,8712345000059,,,,',
      'KNOP,,4.95,8712345000066,Button Knop,Pruttel,,,,,,,,',
    ),
    models: { WAD: ['WAD-S', 'WAD-M', 'WAD-L'], TERP: ['TERP-S', 'TERP-M'] },
    products: ['KNOP'],
  },
  {
    name: 'genummerd-met-model.csv',
    kind: 'columns',
    text: lines(
      'Modelnr;Omschrijving;Artikelnr 1;Maat 1;Prijs 1;Artikelnr 2;Maat 2;Prijs 2',
      'M100;Werkbroek;100361;46;59,95;100362;48;59,95',
      'M200;Overall;100401;52;89,00;100402;54;92,50',
    ),
    models: { M100: ['100361', '100362'], M200: ['100401', '100402'] },
    products: [],
  },
  {
    name: 'voorraad-per-maat.csv',
    kind: 'columns',
    text: lines(
      'Artikelnr;Naam;Verkoopprijs;Maat S;Maat M;Maat L;Maat XL',
      'J-10;Jas Noord;119,95;3;8;0;2',
      'J-11;Jas Zuid;129,95;;4;5;',
    ),
    models: { 'J-10': ['J-10-S', 'J-10-M', 'J-10-L', 'J-10-XL'], 'J-11': ['J-11-M', 'J-11-L'] },
    products: [],
  },
  {
    name: 'tailles.csv',
    kind: 'columns',
    text: lines(
      'Référence;Désignation;Stock taille 38;Stock taille 39;Stock taille 40;EAN taille 38;EAN taille 39;EAN taille 40',
      'SAB-1;Sabot Loire;4;0;7;8712345000073;8712345000080;8712345000097',
      'SAB-2;Sabot Rhône;1;2;3;8712345000103;8712345000110;8712345000127',
    ),
    models: { 'SAB-1': ['SAB-1-38', 'SAB-1-39', 'SAB-1-40'], 'SAB-2': ['SAB-2-38', 'SAB-2-39', 'SAB-2-40'] },
    products: [],
  },
  {
    name: 'endings.csv',
    kind: 'suffixes',
    text: lines(
      'Item number,Product name,Retail price,Stock',
      'ABC-RED-M,Shirt Basic,19.95,4',
      'ABC-RED-L,Shirt Basic,19.95,2',
      'ABC-BLU-M,Shirt Basic,21.95,9',
      'XYZ-S,Trousers Long,49.95,1',
      'LAMP-40,Floor lamp,89.95,3',
      'XYZ-M,Trousers Long,49.95,0',
    ),
    models: { ABC: ['ABC-RED-M', 'ABC-RED-L', 'ABC-BLU-M'], XYZ: ['XYZ-S', 'XYZ-M'] },
    products: ['LAMP-40'],
  },
  {
    name: 'namn.csv',
    kind: 'suffixes',
    text: lines(
      'Artikelnummer;Benämning;Utpris',
      '100231;Jacka Fjäll - röd, M;899,00',
      '100232;Jacka Fjäll - röd, L;899,00',
      '100233;Jacka Fjäll - blå, M;899,00',
      '100240;Mössa Tjärn - svart;199,00',
      '100241;Mössa Tjärn - grå;199,00',
      '100250;Kåsa i trä;149,00',
    ),
    models: { 'JACKA-FJALL': ['100231', '100232', '100233'], 'MOSSA-TJARN': ['100240', '100241'] },
    products: ['100250'],
  },
  {
    name: 'mit-spalten.csv',
    kind: 'suffixes',
    text: lines(
      'Artikelnummer;Bezeichnung;Farbe;Größe;Verkaufspreis',
      'HEMD-01-S;Arbeitshemd;Schwarz;S;39,95',
      'HEMD-01-M;Arbeitshemd;Schwarz;M;39,95',
      'HEMD-02-S;Freizeithemd;Weiß;S;44,95',
      'HEMD-02-M;Freizeithemd;Weiß;M;44,95',
    ),
    models: { 'HEMD-01': ['HEMD-01-S', 'HEMD-01-M'], 'HEMD-02': ['HEMD-02-S', 'HEMD-02-M'] },
    products: [],
  },
]
