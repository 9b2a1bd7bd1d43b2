import { walkXml } from '../xml/xml-elements.ts'
import { builtInFormat, type NumberFormat, parseFormat } from './number-format.ts'

/** The number format of each cell style, by the index that cells refer to. */
export function readStyles(xml: string): readonly NumberFormat[] {
  const codes = new Map<number, string>()
  const formats: NumberFormat[] = []
  const inside: string[] = []
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      // cellStyleXfs holds xf elements too, but cells refer to those of cellXfs only.
      if (name === 'xf' && inside.at(-1) === 'cellXfs') {
        const id = Number(attribute('numFmtId') ?? 0)
        const code = codes.get(id)
        formats.push(code === undefined ? builtInFormat(id) : parseFormat(code))
      }
      inside.push(name)
    },
    close() {
      inside.pop()
    },
  })
  return formats
}
