import type { CellLook, SheetCell } from './workbook.ts'

const LOOKS: readonly CellLook[] = ['plain', 'header', 'note', 'percent', 'alarm', 'open-missing', 'open-wrong']
const KINDS: readonly SheetCell['kind'][] = ['text', 'number', 'date', 'boolean']

/** Place of a cell's format in the style sheet below; 0 is what cells have that nobody wrote. */
export function styleOf({ look, kind }: Pick<SheetCell, 'look' | 'kind'>): number {
  return 1 + LOOKS.indexOf(look) * KINDS.length + KINDS.indexOf(kind)
}

/** Text cells have the format of text, so that zeros in front and equals signs typed into them stay as typed. */
const FORMATS: Readonly<Record<SheetCell['kind'], number>> = { text: 49, number: 0, date: 164, boolean: 0 }
const PERCENT_FORMAT = 165

interface Look {
  readonly font: number
  readonly fill: number
  readonly border: number
  readonly isWrapped?: boolean
  readonly isOpen?: boolean
}

const LOOK: Readonly<Record<CellLook, Look>> = {
  plain: { font: 0, fill: 0, border: 0 },
  header: { font: 1, fill: 2, border: 0 },
  note: { font: 1, fill: 3, border: 0, isWrapped: true },
  percent: { font: 0, fill: 0, border: 0 },
  alarm: { font: 2, fill: 4, border: 0 },
  'open-missing': { font: 0, fill: 3, border: 1, isOpen: true },
  'open-wrong': { font: 0, fill: 4, border: 1, isOpen: true },
}

const SOLID = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`
const FONT = (bold: string, colour: string): string =>
  `<font>${bold}<sz val="11"/>${colour}<name val="Calibri"/></font>`
const EDGE = (side: string): string => `<${side} style="thin"><color rgb="FF8A6D00"/></${side}>`

export function stylesPart(): string {
  const formats = LOOKS.flatMap((look) => KINDS.map((kind) => formatOf(look, kind)))
  return (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="${PERCENT_FORMAT}" formatCode="0.0%"/></numFmts>` +
    `<fonts count="3">${FONT('', '')}${FONT('<b/>', '')}${FONT('<b/>', '<color rgb="FF8C1D18"/>')}</fonts>` +
    `<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${SOLID('E8EAEE')}${SOLID('FFF2CC')}${SOLID('F8D4D1')}</fills>` +
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${EDGE('left')}${EDGE('right')}${EDGE('top')}${EDGE('bottom')}<diagonal/></border></borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${formats.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${formats.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  )
}

function formatOf(look: CellLook, kind: SheetCell['kind']): string {
  const { font, fill, border, isWrapped = false, isOpen = false } = LOOK[look]
  const isShare = kind === 'number' && (look === 'percent' || look === 'alarm')
  const numFmt = isShare ? PERCENT_FORMAT : FORMATS[kind]
  const inside =
    (isWrapped ? '<alignment vertical="center" wrapText="1"/>' : '') + (isOpen ? '<protection locked="0"/>' : '')
  const applied =
    ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"' +
    (isWrapped ? ' applyAlignment="1"' : '') +
    (isOpen ? ' applyProtection="1"' : '')
  const start = `<xf numFmtId="${numFmt}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${applied}`
  return inside === '' ? `${start}/>` : `${start}>${inside}</xf>`
}
