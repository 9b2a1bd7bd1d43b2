import { limits } from '../limits.ts'
import type { SourceSheet } from '../source.ts'
import { unreadable } from '../unreadable.ts'
import { walkXml } from '../xml/xml-elements.ts'
import { xmlText } from '../xml/xml-text.ts'
import type { ZipArchive } from '../zip/zip-archive.ts'
import type { ZipEntry } from '../zip/zip-directory.ts'
import type { NumberFormat } from './number-format.ts'
import { readStyles } from './styles.ts'

export interface WorkbookSheet extends SourceSheet {
  readonly entry: ZipEntry
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[]
  readonly uses1904: boolean
  readonly formats: readonly NumberFormat[]
  readonly sharedStrings: ZipEntry | undefined
}

interface Relation {
  readonly type: string
  readonly target: string
}

/** Name of the workbook part, found as the packaging standard says and by its usual name otherwise. */
export async function workbookPartName(archive: ZipArchive): Promise<string | undefined> {
  const relations = await readRelations(archive, '_rels/.rels', '')
  const main = [...relations.values()].find((relation) => relation.type.endsWith('/officeDocument'))
  if (main !== undefined && archive.entry(main.target) !== undefined) return main.target
  return ['xl/workbook.xml', 'xl/workbook.bin'].find((name) => archive.entry(name) !== undefined)
}

/** Reads which sheets there are, where they and the shared parts are, and how dates count. */
export async function readWorkbook(archive: ZipArchive, partName: string): Promise<Workbook> {
  const folder = partName.includes('/') ? partName.slice(0, partName.lastIndexOf('/') + 1) : ''
  const relationsName = `${folder}_rels/${partName.slice(folder.length)}.rels`
  const relations = await readRelations(archive, relationsName, folder)
  let uses1904 = false
  const sheets: WorkbookSheet[] = []
  walkXml(await partText(archive, partName), {
    open(name, attribute, depth) {
      // An extension further down has an element of the same name without the setting.
      if (name === 'workbookPr' && depth === 1) uses1904 = ['1', 'true', 'on'].includes(attribute('date1904') ?? '')
      if (name !== 'sheet') return
      const relation = relations.get(attribute('id') ?? '')
      // Chart and dialogue sheets have no cells.
      if (relation === undefined || !relation.type.endsWith('/worksheet')) return
      const entry = archive.entry(relation.target)
      if (entry === undefined) throw unreadable('damaged')
      sheets.push({ name: attribute('name') ?? '', hidden: (attribute('state') ?? 'visible') !== 'visible', entry })
    },
  })
  if (sheets.length === 0) throw unreadable('no-sheet')
  const styles = targetOf(relations, '/styles')
  const strings = targetOf(relations, '/sharedStrings')
  return {
    sheets,
    uses1904,
    formats:
      styles !== undefined && archive.entry(styles) !== undefined ? readStyles(await partText(archive, styles)) : [],
    sharedStrings: strings === undefined ? undefined : archive.entry(strings),
  }
}

function targetOf(relations: ReadonlyMap<string, Relation>, type: string): string | undefined {
  return [...relations.values()].find((relation) => relation.type.endsWith(type))?.target
}

async function readRelations(
  archive: ZipArchive,
  partName: string,
  folder: string,
): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>()
  if (archive.entry(partName) === undefined) return relations
  walkXml(await partText(archive, partName), {
    open(name, attribute) {
      if (name !== 'Relationship' || attribute('TargetMode') === 'External') return
      const id = attribute('Id')
      const target = attribute('Target')
      if (id === undefined || target === undefined) return
      relations.set(id, { type: attribute('Type') ?? '', target: resolvePart(folder, target) })
    },
  })
  return relations
}

/** A relation's target as a part name: absolute with a leading slash, else against the folder of its source. */
function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts: string[] = []
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

async function partText(archive: ZipArchive, name: string): Promise<string> {
  const entry = archive.entry(name)
  if (entry === undefined) throw unreadable('damaged')
  return xmlText(await archive.bytes(entry, limits.smallPartBytes))
}
