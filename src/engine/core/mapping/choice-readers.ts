import { categoryPath, followPath } from '../matching/category-path.ts'
import type { Attribute, StructureModel } from '../structure/model.ts'
import { jsonList } from '../values/options.ts'
import type { Problem } from '../values/problem.ts'
import { isProblem, problem } from '../values/problem.ts'
import type { ReadValue } from '../values/read-value.ts'
import { accept, refuse } from '../values/read-value.ts'
import type { TextReader } from '../values/reader.ts'
import type { NewNames, NewOption } from './new-names.ts'
import { asText, type TypedReader } from './typed-reader.ts'

export function familyReader(plain: TextReader, names: NewNames): TypedReader {
  return (raw, kind) => {
    const text = asText(raw, kind)
    const read = plain(text)
    if (read.ok || read.problem.code !== 'unknown-family') return read
    const id = names.family(text)
    return isProblem(id) ? refuse(id) : accept(id)
  }
}

export function categoriesReader(structure: StructureModel, plain: TextReader, names: NewNames): TypedReader {
  return (raw, kind) => {
    const text = asText(raw, kind).trim()
    const read = plain(text)
    if (read.ok || read.problem.code !== 'unknown-category') return read
    const ids: number[] = []
    for (const part of jsonList(text) ?? text.split(/[\n;|,]/)) {
      const path = categoryPath(part)
      if (path.length === 0) continue
      const { category, depth } = followPath(structure, path)
      const id = category !== null && depth === path.length ? category.id : names.category(path)
      if (isProblem(id)) return refuse(id)
      ids.push(id)
    }
    return accept(ids.length === 0 ? null : JSON.stringify([...new Set(ids)].toSorted((a, b) => a - b)))
  }
}

export function optionReader(plain: TextReader, attribute: Attribute, newOption: NewOption): TypedReader {
  return (raw, kind) => {
    const text = asText(raw, kind).trim()
    const read = plain(text)
    if (read.ok || read.problem.code !== 'unknown-option') return read
    const percent = asPercent(text)
    const asRate = percent === null ? read : plain(percent)
    if (asRate.ok) return asRate
    return fromNew(newOption(attribute, text))
  }
}

export function optionsReader(plain: TextReader, attribute: Attribute, newOption: NewOption): TypedReader {
  return (raw, kind) => {
    const text = asText(raw, kind).trim()
    const read = plain(text)
    if (read.ok || read.problem.code !== 'unknown-option') return read
    const codes: string[] = []
    for (const part of text.split(/[\n;|,]/)) {
      if (part.trim() === '') continue
      const known = plain(part)
      const code = known.ok
        ? (JSON.parse(String(known.value ?? '[]')) as string[])[0]
        : newOption(attribute, part.trim())
      if (code === null || isProblem(code)) return fromNew(code)
      if (code !== undefined) codes.push(code)
    }
    return accept(codes.length === 0 ? null : JSON.stringify([...new Set(codes)]))
  }
}

function fromNew(code: string | Problem | null): ReadValue {
  if (isProblem(code)) return refuse(code)
  return code === null
    ? refuse(problem('too-many-options', 'The file has more new options for this column than an import makes.'))
    : accept(code)
}

/** A rate as options are labelled: "21" and "0,21" are "21%". */
function asPercent(text: string): string | null {
  const match = /^(\d{1,2})(?:[.,](\d{1,4}))?$/.exec(text)
  if (match === null) return null
  const number = Number(`${match[1]}.${match[2] ?? '0'}`)
  return `${number > 0 && number < 1 ? Math.round(number * 10_000) / 100 : number}%`
}
