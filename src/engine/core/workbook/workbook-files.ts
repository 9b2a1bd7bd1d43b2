import { sheetText } from './sheet-text.ts'
import { commentShapesPart, commentsPart } from './comments-part.ts'
import { sheetPart } from './sheet-part.ts'
import { stylesPart } from './styles-part.ts'
import type { Workbook } from './workbook.ts'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The parts of a workbook, by their names in the archive. */
export function workbookFiles({ sheets }: Workbook): readonly (readonly [name: string, text: string])[] {
  const commented = sheets.flatMap(({ comments = [] }, at) => (comments.length > 0 ? [at + 1] : []))
  const types = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
    override('/xl/workbook.xml', 'sheet.main'),
    override('/xl/styles.xml', 'styles'),
    ...sheets.map((_, at) => override(`/xl/worksheets/sheet${at + 1}.xml`, 'worksheet')),
    ...commented.map((number) => override(`/xl/comments${number}.xml`, 'comments')),
  ]
  const listed = sheets.map(
    ({ name, isHidden }, at) =>
      `<sheet name="${sheetText(name)}" sheetId="${at + 1}"${isHidden === true ? ' state="veryHidden"' : ''} r:id="rId${at + 1}"/>`,
  )
  const files: [string, string][] = [
    ['[Content_Types].xml', `<Types xmlns="${PACKAGE}/content-types">${types.join('')}</Types>`],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', stylesPart()],
  ]
  for (const [at, sheet] of sheets.entries()) {
    const number = at + 1
    const { comments = [] } = sheet
    files.push([`xl/worksheets/sheet${number}.xml`, sheetPart(sheet)])
    if (comments.length === 0) continue
    files.push(
      [
        `xl/worksheets/_rels/sheet${number}.xml.rels`,
        relations([
          ['vmlDrawing', `../drawings/vmlDrawing${number}.vml`],
          ['comments', `../comments${number}.xml`],
        ]),
      ],
      [`xl/comments${number}.xml`, commentsPart(comments)],
      [`xl/drawings/vmlDrawing${number}.vml`, commentShapesPart(comments)],
    )
  }
  return files.map(([name, text]) => [name, name.endsWith('.vml') ? text : XML + text])
}

function override(part: string, kind: string): string {
  return `<Override PartName="${part}" ContentType="${TYPE}.${kind}+xml"/>`
}

function relations(all: readonly (readonly [kind: string, target: string])[]): string {
  const list = all.map(
    ([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`
}
