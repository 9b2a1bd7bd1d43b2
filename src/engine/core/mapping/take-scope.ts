import type { StructureModel } from '../structure/model.ts'
import { nameOf, type ParsedHeader } from './parse-header.ts'

/** A context, then a channel, named at the end of the header: "description-fr_FR-webshop", "Gerecht (Limburg)". */
export function takeScope(
  structure: StructureModel,
  parsed: ParsedHeader,
): { header: ParsedHeader; channel: string | null; context: string | null } {
  const names = [...structure.contexts.values()].flatMap(({ code, labels }) =>
    [code, ...Object.values(labels)].map((text) => [code, nameOf(text)] as const),
  )
  const ofContext = takeTail(parsed, names)
  const ofChannel = takeTail(
    ofContext.header,
    [...structure.channels.keys()].map((code) => [code, nameOf(code)] as const),
  )
  return { header: ofChannel.header, channel: ofChannel.code, context: ofContext.code }
}

function takeTail(
  header: ParsedHeader,
  names: readonly (readonly [code: string, name: string])[],
): { header: ParsedHeader; code: string | null } {
  const found = names.find(([, name]) => name !== '' && header.name.endsWith(` ${name}`))
  if (!found) return { header, code: null }
  const [code, name] = found
  return { header: { ...header, name: header.name.slice(0, -name.length - 1) }, code }
}
