import type { exportEn } from './export.en.ts'

export const exportSv: Readonly<Record<keyof typeof exportEn, string>> = {
  'export.title': 'Exportera produkter',
  'export.open': 'Exportera…',
  'export.rows': 'Produkter',
  'export.columns': 'Kolumner',
  'export.columns.shown': '{count, plural, one {Visas: # kolumn} other {Visas: # kolumner}}',
  'export.columns.all': 'Varje kolumn med värden',
  'export.everywhere': 'På varje språk, i varje kanal och valuta',
  'export.format': 'Format',
  'export.format.xlsx': 'Excel-arbetsbok (XLSX)',
  'export.format.csv': 'Text med kommatecken (CSV)',
  'export.format.json': 'JSON',
  'export.format.jsonl': 'JSON Lines',
  'export.format.xml': 'XML',
  'export.format.xlsx.hint': 'Texter, tal och datum är celler av sitt slag. Texter över 32 767 tecken får inte plats.',
  'export.format.csv.hint': 'Öppnas överallt. Texter som kan köras som formel får en apostrof framför sig.',
  'export.format.json.hint': 'Ett dokument för andra program.',
  'export.format.jsonl.hint': 'En produkt per rad, för andra program.',
  'export.format.xml.hint': 'Ett dokument för andra program.',
  'export.promise': 'Importerad igen utan ändring ändrar filen ingenting.',
  'export.run': 'Välj var den ska sparas…',
  'export.fileName': 'produkter',
  'export.done': '{count, plural, one {# produkt skriven till ”{name}”} other {# produkter skrivna till ”{name}”}}',
  'export.heldBack':
    '{count, plural, one {”{name}” är skriven utan # värde som formatet inte rymmer} other {”{name}” är skriven utan # värden som formatet inte rymmer}}',
}
