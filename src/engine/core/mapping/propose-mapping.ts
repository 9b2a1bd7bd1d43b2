import type { MessageRef } from '../../../shared/contract/common.ts'
import { PRODUCT_STATUSES, type SystemColumn } from '../../../shared/vocabulary.ts'
import { isGtinAttribute } from '../identifiers/gtin.ts'
import { resolveColumn } from '../structure/resolve-column.ts'
import type { Attribute, StructureModel } from '../structure/model.ts'
import { fold } from '../text/fold.ts'
import { type ColumnFacts, shareOf } from './column-facts.ts'
import { type Concept, conceptOf, concepts } from './concepts.ts'
import { languageOfHeaders } from './header-language.ts'
import { type LanguageCounts, leadingLanguage } from './guess-language.ts'
import { fitAttribute, fitNames, fitSku } from './fit-values.ts'
import { headerViews } from './header-views.ts'
import type { ColumnProposal, SourceColumnFacts } from './mapping.ts'
import { newAttributeFor } from './new-attribute.ts'
import { nameOf, parseHeader, type ParsedHeader } from './parse-header.ts'
import { isPlainRecord, recordTarget } from './record-target.ts'
import { scopeTarget } from './target-scope.ts'

/** How sure each kind of evidence is by itself, before the values have their say. */
const CERTAINTY = { ownColumn: 1, name: 0.97, concept: 0.92, resembles: 0.7, values: 0.9, shortText: 0.84 } as const

interface Candidate {
  readonly column: string
  readonly confidence: number
  readonly reason: MessageRef
}

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
  return columns.map((column): ColumnProposal => {
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
}

/** What the columns of a file say about each other. */
interface FileFacts {
  readonly fileLanguage: string | null
  readonly headerLanguage: string | null
  /** No column is headed as a name: in many price lists the description is the name. */
  readonly isNameless: boolean
}

function isShortText({ filled, longest, html, lineBreaks }: ColumnFacts): boolean {
  return filled >= 3 && longest < 120 && html === 0 && lineBreaks === 0
}

function attributeNamed(structure: StructureModel, conceptName: string): Attribute | undefined {
  const concept = concepts.find(({ name }) => name === conceptName)
  return concept === undefined ? undefined : attributeOf(structure, concept)
}

/** Who goes by a name in this catalogue: the attribute with that code, and those labelled so. */
interface Named {
  readonly code: Attribute | null
  readonly labelled: readonly Attribute[]
}

type Names = ReadonlyMap<string, Named>

/** Attributes by every name the catalogue itself has for them. */
function catalogueNames(structure: StructureModel): Names {
  const names = new Map<string, { code: Attribute | null; labelled: Attribute[] }>()
  const at = (text: string): { code: Attribute | null; labelled: Attribute[] } => {
    const name = nameOf(text)
    const known = names.get(name) ?? { code: null, labelled: [] }
    names.set(name, known)
    return known
  }
  for (const attribute of structure.attributes.values()) {
    at(attribute.code).code = attribute
    for (const text of [...Object.values(attribute.labels), ...attribute.synonyms]) {
      const known = at(text)
      if (known.code !== attribute && !known.labelled.includes(attribute)) known.labelled.push(attribute)
    }
  }
  names.delete('')
  return names
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

function addConcept(
  structure: StructureModel,
  concept: Concept,
  header: string,
  facts: ColumnFacts,
  candidates: Candidate[],
  add: (attribute: Attribute, certainty: number, why: MessageRef) => void,
): void {
  const system = systemCandidate(structure, concept, header, facts)
  if (system !== null) candidates.push(system)
  const record = recordTarget(structure, concept, facts)
  if (record !== null)
    candidates.push({
      column: record.column,
      confidence: 0.95 * record.fit * concept.certainty,
      reason: reason(record.fit < 0.9 ? 'values-unlike' : 'header-means', {
        header,
        meaning: concept.name,
        attribute: record.column,
      }),
    })
  const attribute = attributeOf(structure, concept)
  if (attribute !== undefined)
    add(
      attribute,
      CERTAINTY.concept * concept.certainty,
      reason('header-means', { header, meaning: concept.name, attribute: attribute.code }),
    )
  // No recommended price in this catalogue: perhaps its price is meant, perhaps not.
  else if (concept.type === 'price' && concept.name !== 'purchase-price') {
    const price = attributeOf(structure, {
      ...concept,
      name: 'price',
      attributes: ['price', 'retail_price'],
      headers: new Set(),
    })
    if (price !== undefined) add(price, 0.6, reason('header-resembles', { header, attribute: price.code }))
  }
}

/** The attribute that stands for a concept here: by its usual code, else by a label or synonym that means the same. */
function attributeOf(structure: StructureModel, concept: Concept): Attribute | undefined {
  for (const code of concept.attributes) {
    const attribute = structure.attributes.get(code)
    if (attribute !== undefined) return attribute
  }
  const close = [...structure.attributes.values()].filter((attribute) =>
    [attribute.code, ...Object.values(attribute.labels)].some((text) => conceptOf(nameOf(text))?.name === concept.name),
  )
  return close.length === 1 ? close[0] : undefined
}

function systemCandidate(
  structure: StructureModel,
  concept: Concept,
  header: string,
  facts: ColumnFacts,
): Candidate | null {
  const make = (column: SystemColumn, fit: number): Candidate => ({
    column,
    confidence: 0.95 * fit * concept.certainty,
    reason:
      fit < 0.9
        ? reason('values-unlike', { header, attribute: column })
        : reason('header-means', { header, meaning: concept.name, attribute: column }),
  })
  switch (concept.name) {
    case 'sku':
    case 'code':
      return make('sku', fitSku(facts))
    case 'family':
      return make('family', fitNames(namesOf(structure.families.values()), facts))
    case 'category':
      return make('categories', fitNames(namesOf(structure.categories.values()), facts))
    case 'status':
      return make('status', fitNames(new Set(PRODUCT_STATUSES), facts))
    default:
      return null
  }
}

function namesOf(
  items: Iterable<{ readonly code: string; readonly labels: Readonly<Record<string, string>> }>,
): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { code, labels } of items) for (const name of [code, ...Object.values(labels)]) names.add(fold(name))
  return names
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

interface Weighing {
  readonly header: ParsedHeader
  readonly facts: ColumnFacts
  readonly channel: string | null
  readonly context: string | null
  readonly fileLanguage: string | null
  readonly headerLanguage: string | null
}

/** An attribute in its scope, weighed by what the values say. */
function weigh(
  structure: StructureModel,
  attribute: Attribute,
  certainty: number,
  why: MessageRef,
  { header, facts, channel, context, fileLanguage, headerLanguage }: Weighing,
): Candidate {
  const scope = scopeTarget(structure, attribute, header, facts, { channel, context }, { fileLanguage, headerLanguage })
  const fit = fitAttribute(structure, attribute, facts)
  // A price without tax is not the price with it.
  const vat = attribute.type === 'price' && header.vat === 'excluded' && !saysExcluded(attribute) ? 0.6 : 1
  const unit = fitUnit(structure, attribute, header.unit)
  const confidence = Math.min(0.99, certainty * fit * scope.certainty * vat * unit)
  if (fit < 0.9)
    return {
      column: scope.column,
      confidence,
      reason: reason('values-unlike', { header: header.whole, attribute: attribute.code }),
    }
  if (unit < 0.9)
    return {
      column: scope.column,
      confidence,
      reason: reason('unit-differs', { attribute: attribute.code, unit: header.unit ?? '' }),
    }
  if (vat < 1)
    return { column: scope.column, confidence, reason: reason('vat-excluded', { attribute: attribute.code }) }
  if (scope.certainty < 0.9 && scope.doubt !== null) {
    return {
      column: scope.column,
      confidence,
      reason: reason(scope.doubt, {
        attribute: attribute.code,
        locale: header.locale ?? '',
        currency: header.currency ?? '',
      }),
    }
  }
  return { column: scope.column, confidence, reason: why }
}

function saysExcluded({ code, labels, synonyms }: Attribute): boolean {
  return [code, ...Object.values(labels), ...synonyms].some(
    (text) => parseHeader(text).vat === 'excluded' || conceptOf(nameOf(text))?.name === 'purchase-price',
  )
}

/** A header's unit against the one the attribute is kept in: months are no years, and grams only suit a weight. */
function fitUnit(structure: StructureModel, attribute: Attribute, unit: string | null): number {
  if (unit === null || unit === '%' || unit === 'pcs') return 1
  if (attribute.type === 'measurement') {
    const family = structure.measurementFamilies.get(attribute.measurementFamily ?? '')
    return family === undefined ||
      family.units.some(
        ({ symbol, code }) =>
          nameOf(symbol) === unit || nameOf(code) === unit || parseHeader(`x ${symbol}`).unit === unit,
      )
      ? 1
      : 0.5
  }
  if (attribute.type === 'price') return 1
  const own = [...Object.values(attribute.labels), ...attribute.synonyms].flatMap(
    (label) => parseHeader(label).unit ?? [],
  )
  return own.length === 0 ? 0.8 : own.includes(unit) ? 1 : 0.5
}

/** A context, then a channel, named at the end of the header: "description-fr_FR-webshop", "Gerecht (Limburg)". */
function takeScope(
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

/** The only attribute whose name the header contains, is contained in, or misses by one letter. */
function resembling(names: Names, header: string): Attribute | undefined {
  if (header.length < 4) return undefined
  const tokens = new Set(header.split(' '))
  const close = new Set<Attribute>()
  for (const [name, { code, labelled }] of names) {
    const attribute = code ?? (labelled.length === 1 ? labelled[0] : undefined)
    if (attribute === undefined || name.length < 4) continue
    const parts = name.split(' ')
    const contains =
      parts.every((part) => tokens.has(part)) ||
      (tokens.size > 1 && [...tokens].every((token) => parts.includes(token)))
    if (contains || isOneLetterOff(name, header)) close.add(attribute)
  }
  return close.size === 1 ? [...close][0] : undefined
}

function isOneLetterOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 5) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return Math.max(a.length, b.length) - start - end <= 1
}

/** Lets one column have each target; where two have equal claims neither is sure, and both are left to ask about. */
export function oncePerTarget<Proposal extends ColumnProposal>(proposals: readonly Proposal[]): Proposal[] {
  const best = new Map<string, Proposal>()
  for (const proposal of proposals) {
    if (proposal.column === null) continue
    const other = best.get(proposal.column)
    if (other === undefined || proposal.confidence > other.confidence) best.set(proposal.column, proposal)
  }
  return proposals.map((proposal) => {
    if (proposal.column === null) return proposal
    const isWinner = best.get(proposal.column) === proposal
    const rivals = proposals.filter((other) => other !== proposal && other.column === proposal.column)
    const isClear = isWinner && rivals.every((other) => other.confidence < proposal.confidence - 0.02)
    if (isClear) return proposal
    const confidence = Math.min(proposal.confidence, isWinner ? 0.7 : 0.5)
    return { ...proposal, confidence, reason: reason('target-taken', { attribute: proposal.column }) }
  })
}

function reason(key: string, params: MessageRef['params']): MessageRef {
  return { key: `import.reason.${key}`, params }
}
