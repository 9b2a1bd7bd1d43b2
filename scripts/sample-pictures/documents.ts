/** The sample's manuals: a title and what to do, step by step. Dutch, as the shop's own leaflets are. */
export const documents: Readonly<Record<string, readonly string[]>> = {
  'handleiding-tunneltent': [
    'Veldkruin tunneltent opzetten',
    '1. Leg de tent met de lage kant in de wind.',
    '2. Schuif de bogen door de tunnels: kleur bij kleur.',
    '3. Zet de twee haringen aan de windkant vast.',
    '4. Trek de tent overeind en span hem naar achteren.',
    '5. Zet de overige haringen en span de scheerlijnen.',
    'Berg de tent nooit langer dan een dag nat op.',
  ],
  'handleiding-koepeltent': [
    'Veldkruin koepeltent opzetten',
    '1. Leg het grondzeil en daarop de binnentent.',
    '2. Kruis de bogen en steek de punten in de ogen.',
    '3. Klik de binnentent aan de bogen.',
    '4. Leg de buitentent eroverheen, rits naar de ingang.',
    '5. Zet acht haringen en span na een half uur na.',
    'Bij sneeuw: schud het dak leeg, ook in de nacht.',
  ],
  'handleiding-benzinebrander': [
    'Pruttel Dampkap gebruiken',
    '1. Alleen buiten, op een vlakke ondergrond.',
    '2. Pomp dertig slagen met een volle fles.',
    '3. Draai een halve slag open tot het schaaltje nat is.',
    '4. Dicht, aansteken en wachten tot de vlam zakt.',
    '5. Langzaam openen: de vlam wordt blauw.',
    'Vul de fles nooit bij in de buurt van vuur.',
  ],
  'handleiding-waterfilter': [
    'Wellebron filters onderhouden',
    '1. Spoel na elke tocht terug met de spuit.',
    '2. Laat uitlekken en drogen met de dop eraf.',
    '3. Bewaar vorstvrij: een bevroren filter is stuk.',
    '4. Vervang het filter na 1.000 liter.',
    'Haalt bacterien en eencelligen weg, geen virussen.',
  ],
}

/** A one-page PDF of A5 with these lines, the first one large. Plain ASCII text only. */
export function pdf(lines: readonly string[]): Buffer {
  const escaped = (text: string): string => text.replaceAll(/([\\()])/g, '\\$1')
  const text = lines.map(
    (line, index) => `/F1 ${index === 0 ? 18 : 11} Tf 0 ${index === 0 ? 0 : -24} Td (${escaped(line)}) Tj`,
  )
  const content = `BT 40 530 Td ${text.join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  )
}
