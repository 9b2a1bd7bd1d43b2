import { columnName } from '../export/sheet-row.ts'
import { sheetText } from './sheet-text.ts'
import type { CellComment } from './workbook.ts'

/** The texts of a sheet's comments. */
export function commentsPart(comments: readonly CellComment[]): string {
  const list = comments.map(
    ({ row, column, text }) =>
      `<comment ref="${columnName(column)}${row + 1}" authorId="0"><text><r><t xml:space="preserve">${sheetText(text)}</t></r></text></comment>`,
  )
  return `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>Etalage</author></authors><commentList>${list.join('')}</commentList></comments>`
}

/**
 * And where they are drawn: spreadsheet programs show no comment without a shape in this drawing language of before
 * their own. Each box hangs right below its cell, five rows tall and four columns wide.
 */
export function commentShapesPart(comments: readonly CellComment[]): string {
  const shapes = comments.map(
    ({ row, column }, at) =>
      `<v:shape id="_x0000_s${1025 + at}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#fff8dc" o:insetmode="auto"><v:fill color2="#fff8dc"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 15, ${row}, 2, ${column + 4}, 31, ${row + 5}, 1</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
  )
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${shapes.join('')}</xml>`
  )
}
