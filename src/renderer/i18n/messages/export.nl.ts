import type { exportEn } from './export.en.ts'

export const exportNl: Readonly<Record<keyof typeof exportEn, string>> = {
  'export.title': 'Producten exporteren',
  'export.open': 'Exporteren…',
  'export.rows': 'Producten',
  'export.columns': 'Kolommen',
  'export.columns.shown': '{count, plural, one {Getoond: # kolom} other {Getoond: # kolommen}}',
  'export.columns.all': 'Elke kolom met waarden',
  'export.everywhere': 'In elke taal, elk kanaal en elke valuta',
  'export.format': 'Formaat',
  'export.format.xlsx': 'Excel-werkmap (XLSX)',
  'export.format.csv': 'Tekst met komma’s (CSV)',
  'export.format.json': 'JSON',
  'export.format.jsonl': 'JSON Lines',
  'export.format.xml': 'XML',
  'export.format.xlsx.hint':
    'Teksten, getallen en datums zijn cellen van hun soort. Teksten boven 32.767 tekens passen niet.',
  'export.format.csv.hint': 'Opent overal. Teksten die als formule kunnen werken krijgen een apostrof ervoor.',
  'export.format.json.hint': 'Eén document voor andere programma’s.',
  'export.format.jsonl.hint': 'Eén product per regel, voor andere programma’s.',
  'export.format.xml.hint': 'Eén document voor andere programma’s.',
  'export.promise': 'Ongewijzigd weer geïmporteerd verandert dit bestand niets.',
  'export.run': 'Kies waar op te slaan…',
  'export.fileName': 'producten',
  'export.done':
    '{count, plural, one {# product geschreven naar ‘{name}’} other {# producten geschreven naar ‘{name}’}}',
  'export.heldBack':
    '{count, plural, one {‘{name}’ is geschreven zonder # waarde die dit formaat niet kan bevatten} other {‘{name}’ is geschreven zonder # waarden die dit formaat niet kan bevatten}}',
}
