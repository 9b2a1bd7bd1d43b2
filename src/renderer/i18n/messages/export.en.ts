/** Writing products to a file. */
export const exportEn = {
  'export.title': 'Export products',
  'export.open': 'Export…',
  'export.rows': 'Products',
  'export.columns': 'Columns',
  'export.columns.shown': '{count, plural, one {Shown: # column} other {Shown: # columns}}',
  'export.columns.all': 'Every column that holds values',
  'export.everywhere': 'In every language, channel and currency',
  'export.format': 'Format',
  'export.format.xlsx': 'Excel workbook (XLSX)',
  'export.format.csv': 'Text with commas (CSV)',
  'export.format.json': 'JSON',
  'export.format.jsonl': 'JSON Lines',
  'export.format.xml': 'XML',
  'export.format.xlsx.hint':
    'Texts, numbers and dates are cells of their kind. Long texts over 32,767 characters do not fit.',
  'export.format.csv.hint': 'Opens everywhere. Texts that could run as a formula get an apostrophe before them.',
  'export.format.json.hint': 'One document for other programs.',
  'export.format.jsonl.hint': 'One product on a line, for other programs.',
  'export.format.xml.hint': 'One document for other programs.',
  'export.promise': 'Imported again unchanged, this file changes nothing.',
  'export.run': 'Choose where to save…',
  'export.fileName': 'products',
  'export.done': '{count, plural, one {# product written to “{name}”} other {# products written to “{name}”}}',
  'export.heldBack':
    '{count, plural, one {“{name}” is written without # value that this format cannot hold} other {“{name}” is written without # values that this format cannot hold}}',
} as const
