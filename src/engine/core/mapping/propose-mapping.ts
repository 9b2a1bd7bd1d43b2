import type { MessageRef } from '../../../shared/contract/common.ts'
import { isGtinAttribute } from '../identifiers/gtin.ts'
import { resolveColumn } from '../structure/resolve-column.ts'
import type { Attribute, StructureModel } from '../structure/model.ts'
import { type Candidate, CERTAINTY, reason } from './candidate.ts'
import { catalogueNames, type Named, type Names, resembling } from './catalogue-names.ts'
import { type ColumnFacts, shareOf } from './column-facts.ts'
import { addConcept, attributeNamed } from './concept-candidates.ts'
import { conceptOf } from './concepts.ts'
import { languageOfHeaders } from './header-language.ts'
import { type LanguageCounts, leadingLanguage } from './guess-language.ts'
import { fitAttribute, fitSku } from './fit-values.ts'
import { addPictures, mainBeforeMore } from './picture-candidates.ts'
import { headerViews } from './header-views.ts'
import type { ColumnProposal, SourceColumnFacts } from './mapping.ts'
import { newAttributeFor } from './new-attribute.ts'
import { parseHeader, type ParsedHeader } from './parse-header.ts'
import { isPlainRecord } from './record-target.ts'
import { takeScope } from './take-scope.ts'
import { weigh } from './weigh-attribute.ts'

/**
 * Weighs where each column goes: by the header (the catalogue's own words first, then the trade's words in five
 * languages, then resemblance) and by the values, which can confirm, contradict, or on their own tell a barcode.
 * `tellsLanguage`: the headers were written by whom the texts are of, not by a program that has one language.
 */
export function weighColumns(
  structure: StructureModel,
  columns: readonly SourceColumnFacts[],
  tellsLanguage = true,
): ColumnProposal[] {
  const names = catalogueNames(structure)
  const taken = new Set<string>()
  const fileLanguage = languageOfFile(columns)
  const headerLanguage = tellsLanguage
    ? languageOfHeaders(
        columns.map(({ header }) => header),
        new Set(structure.attributes.keys()),
      )
    : null
  const isNameless = !columns.some(({ header }) =>
    headerViews(header).some(({ text }) => conceptOf(parseHeader(text).name)?.name === 'name'),
  )
  const proposals = columns.map((column): ColumnProposal => {
    const header = parseHeader(column.header)
    const best = headerViews(column.header)
      .flatMap(({ text, certainty }) =>
        candidatesFor(structure, names, { ...column, header: text }, parseHeader(text), {
          fileLanguage,
          headerLanguage,
          isNameless,
        }).map((candidate) => ({ ...candidate, confidence: candidate.confidence * certainty })),
      )
      .toSorted((a, b) => b.confidence - a.confidence)[0]
    return {
      index: column.index,
      column: best?.column ?? null,
      confidence: Math.round((best?.confidence ?? 0) * 100) / 100,
      reason: best?.reason ?? reason('unknown-header', { header: column.header }),
      unit: header.unit,
      newAttribute: newAttributeFor(structure, column.header, column.index, column.facts, taken),
    }
  })
  return mainBeforeMore(structure, columns, proposals)
}

/** What the columns of a file say about each other. */
interface FileFacts {
  readonly fileLanguage: string | null
  readonly headerLanguage: string | null
  /** No column is headed as a name: in many price lists the description is the name. */
  readonly isNameless: boolean
}

/** The language of the texts whose header names none: short names beside them are probably in it too. */
function languageOfFile(columns: readonly SourceColumnFacts[]): string | null {
  const all: LanguageCounts = {}
  for (const { header, facts } of columns) {
    if (parseHeader(header).locale !== null) continue
    for (const [language, count] of Object.entries(facts.languages)) all[language] = (all[language] ?? 0) + count
  }
  return leadingLanguage(all)
}

function candidatesFor(
  structure: StructureModel,
  names: Names,
  { header: headerText, facts }: SourceColumnFacts,
  parsed: ParsedHeader,
  { fileLanguage, headerLanguage, isNameless }: FileFacts,
): Candidate[] {
  const { header, channel, context } = takeScope(structure, parsed)
  const candidates: Candidate[] = ownCandidate(structure, headerText, facts)
  const add = (attribute: Attribute, certainty: number, why: MessageRef, as: ParsedHeader = header): void => {
    candidates.push(
      weigh(structure, attribute, certainty, why, {
        header: as,
        facts,
        channel,
        context,
        fileLanguage,
        headerLanguage,
      }),
    )
  }
  const addNamed = (named: Named | undefined, as: ParsedHeader): void => {
    if (named === undefined) return
    const say = (attribute: Attribute): MessageRef =>
      reason('header-is-name', { header: headerText, attribute: attribute.code })
    if (named.code !== null) add(named.code, CERTAINTY.name, say(named.code), as)
    // Beside an attribute of that very code a label comes second; two of one label are a question.
    const certainty =
      named.labelled.length > 1 ? CERTAINTY.resembles : named.code === null ? CERTAINTY.name : CERTAINTY.name - 0.03
    for (const attribute of named.labelled) add(attribute, certainty, say(attribute), as)
  }
  // The language, unit or currency in the name itself is part of it, not something beside it.
  const plain = { ...header, locale: null, currency: null, unit: null, vat: null }
  addNamed(names.get(header.whole), header.whole === header.name ? header : plain)
  if (header.name !== header.whole) addNamed(names.get(header.name), header)
  const concept = conceptOf(header.whole) ?? conceptOf(header.name)
  if (concept !== undefined) addConcept(structure, concept, headerText, facts, candidates, add)
  const name =
    concept?.name === 'description' && isNameless && isShortText(facts) ? attributeNamed(structure, 'name') : undefined
  if (name !== undefined)
    add(name, CERTAINTY.shortText, reason('short-text-is-name', { header: headerText, attribute: name.code }))
  addPictures(structure, header.name, headerText, facts, candidates.length > 0, add)
  if (candidates.length === 0) {
    const close = resembling(names, header.name)
    if (close !== undefined)
      add(close, CERTAINTY.resembles, reason('header-resembles', { header: headerText, attribute: close.code }))
  }
  if (shareOf(facts, facts.gtinValid) > 0.9 && facts.gtinValid >= 3) {
    const ean = [...structure.attributes.values()].find(({ code }) => isGtinAttribute(code))
    if (ean !== undefined)
      add(
        ean,
        concept === undefined || concept.name === 'ean' ? CERTAINTY.values : 0.5,
        reason('values-are-gtins', { count: facts.gtinValid }),
      )
  }
  return candidates
}

function isShortText({ filled, longest, html, lineBreaks }: ColumnFacts): boolean {
  return filled >= 3 && longest < 120 && html === 0 && lineBreaks === 0
}

/** The column whose very key the header is: "sku", "name/nl_NL", "price/EUR", as our own exports write it. */
function ownCandidate(structure: StructureModel, header: string, facts: ColumnFacts): Candidate[] {
  const own = resolveColumn(structure, header)
  if (!own.ok || (own.column.attribute === null && own.column.system !== 'sku' && !isPlainRecord(own.column, facts)))
    return []
  const { attribute, key } = own.column
  if (attribute === null && own.column.system !== 'sku')
    return [{ column: key, confidence: CERTAINTY.ownColumn, reason: reason('own-column', { header, attribute: key }) }]
  const fit = Math.min(1, attribute === null ? fitSku(facts) : fitOwn(structure, attribute, facts))
  return [
    {
      column: key,
      confidence: CERTAINTY.ownColumn * fit,
      reason: reason(fit < 0.9 ? 'values-unlike' : 'own-column', { header, attribute: key }),
    },
  ]
}

/** A header that is a column's very name outweighs most doubts about the values, but not pictures without their bytes. */
function fitOwn(structure: StructureModel, attribute: Attribute, facts: ColumnFacts): number {
  const fit = fitAttribute(structure, attribute, facts)
  return attribute.type === 'image' || attribute.type === 'file' || attribute.type === 'asset-collection'
    ? fit
    : Math.max(0.9, fit)
}
