import type { ReadingChoices } from '../mapping/cell-reader.ts'
import type { MappingTarget } from '../mapping/mapping.ts'
import { conceptOf } from '../mapping/concepts.ts'
import { parseHeader } from '../mapping/parse-header.ts'
import { likeness } from '../mapping/sketch.ts'
import type { LayoutColumn } from './known-layout.ts'
import { isKnownLayout, isNamedAlike } from './known-layout.ts'
import type { Pairing } from './pair-columns.ts'
import { pairColumns } from './pair-columns.ts'

/** A column of a delivery that was carried out: what it looked like and where it went. */
export interface KnownColumn extends LayoutColumn, ReadingChoices {
  readonly target: MappingTarget
  readonly isIdentifier: boolean
  /**
   * Who said so: a person against what was proposed, a person in agreement, the proposal beyond doubt, or a guess that
   * nobody settled. `forgotten`: a person took back what they had said.
   */
  readonly said: 'corrected' | 'confirmed' | 'sure' | 'guess' | 'forgotten'
  readonly currency: string | null
  readonly language: string | null
}

/** The files of one supplier, as far as they are alike: how the last one was laid out. */
export interface KnownSource {
  readonly id: number
  readonly supplier: string | null
  readonly fileName: string
  readonly sheet: string | null
  readonly headerRow: number | null
  readonly columns: readonly KnownColumn[]
  /** Columns of earlier deliveries that the last one had not: what is known of them still counts. */
  readonly earlier: readonly KnownColumn[]
}

export interface FileLayout {
  readonly fileName: string
  /** Whose file it is, where that is told by its name or a profile. */
  readonly supplier: string | null
  readonly sheet: string | null
  readonly headerRow: number | null
  readonly columns: readonly LayoutColumn[]
}

/** The source a file is a delivery of, and which of its columns are which of the last delivery. */
export interface Recognised extends Pairing {
  readonly source: KnownSource
}

/**
 * Tells by names and values whose next delivery a file is; null when it is none that can be told beyond doubt. Sharing
 * barcodes is not enough: two suppliers sell the same goods, each under article numbers of their own.
 */
export function recognise(file: FileLayout, sources: readonly KnownSource[]): Recognised | null {
  let best: { recognised: Recognised; score: number } | null = null
  for (const source of sources) {
    const isSameLayout = isKnownLayout(file, source)
    const pairing = pairColumns(file.columns, source.columns, isSameLayout)
    const score = scoreOf(file, source, pairing, isSameLayout)
    if (score > 0 && score > (best?.score ?? 0)) best = { recognised: { source, ...pairing }, score }
  }
  return best?.recognised ?? null
}

/** How surely a file is a delivery of a source: 0 for not. */
function scoreOf(file: FileLayout, source: KnownSource, { pairs }: Pairing, isSameLayout: boolean): number {
  if (file.supplier !== null && source.supplier !== null && file.supplier !== source.supplier) return 0
  const filled = source.columns.filter(({ kind }) => kind !== 'empty').length
  const kept = pairs.length / Math.max(1, filled)
  const sameNames = pairs.filter(({ by }) => by !== 'values' && by !== 'meaning').length / Math.max(1, filled)
  const ofCodes = pairs.filter(({ before }) => {
    const { kind = 'empty', isIdentifier = false } = source.columns[before] ?? {}
    return kind === 'barcode' || kind === 'codes' || isIdentifier
  })
  const codesInCommon = Math.max(0, ...ofCodes.map(({ likeness: share }) => share))
  const isNamed = file.supplier !== null && file.supplier === source.supplier
  const score = kept + codesInCommon + (isNamed ? 1 : 0)
  if (isNamed) return kept >= 0.3 ? score : 0
  if (hasOtherArticleNumbers(file, source, pairs)) return 0
  if (isSameLayout && placedOnly(pairs)) return score
  if (isTellingName(source.fileName) && isNamedAlike(file, source) && sameNames >= 0.6) return score
  // In another language hardly a name stays: then the values of nearly everything must.
  const inValues = pairs.filter(({ likeness: share }) => share >= 0.3).length
  if (codesInCommon >= 0.15 && (sameNames >= 0.4 || (inValues >= 3 && kept >= 0.6))) return score
  // Most of its very article numbers with values of three columns more: whatever the rest is called, and wherever it went.
  return articlesInCommon(source, pairs) >= 0.5 && inValues >= 4 && kept >= 0.4 ? score : 0
}

/** What share of its article numbers a file has in common with the one before. */
function articlesInCommon(source: KnownSource, pairs: Pairing['pairs']): number {
  const ofArticles = pairs.filter(({ before }) => {
    const column = source.columns[before]
    return column !== undefined && isOfArticles(column)
  })
  return Math.max(0, ...ofArticles.map(({ likeness: share }) => share))
}

const GENERIC =
  /price|list|prijs|lijst|tarif|preise?|liste?|pris|export|import|products?|producten|produits?|produkter?|artik(?:el(?:en|s)?|lar)|articles?|stock|voorraad|lager|feed|data|file|catalog(?:ue|us)?|katalog|suppliers?|leveranciers?|fournisseurs?|lieferanten?|leverant.r(?:er)?|vendors?|groothandel|new|nieuw|january?|januari|february?|februari|march|maart|april|may|mei|june?|juni|july?|juli|august(?:us)?|september|o[ck]tober|november|de[cz]ember/gi

/** Whether a file's name says more than what such files are all called. */
function isTellingName(fileName: string): boolean {
  const words = fileName.replace(/\.[a-z0-9]+$/i, '').replace(GENERIC, ' ')
  return (words.match(/\p{L}/gu) ?? []).length >= 3
}

function placedOnly(pairs: Pairing['pairs']): boolean {
  return pairs.length > 0 && pairs.every(({ by }) => by === 'place')
}

/** The same barcodes under article numbers of which not one is known: somebody else who sells the same goods. */
function hasOtherArticleNumbers(file: FileLayout, source: KnownSource, pairs: Pairing['pairs']): boolean {
  const sharesBarcodes = pairs.some(
    ({ before, likeness: share }) => source.columns[before]?.kind === 'barcode' && share >= 0.2,
  )
  if (!sharesBarcodes) return false
  const known = source.columns.filter((column) => isArticleNumber(column) || isOfArticles(column))
  const given = file.columns.filter(isArticleNumber)
  return (
    known.length > 0 && given.length > 0 && given.every((a) => known.every((b) => likeness(a.sketch, b.sketch) < 0.02))
  )
}

/** Different enough for none in common to mean something, and codes by their look or their name. */
function isArticleNumber({ header, kind, distinct }: LayoutColumn): boolean {
  const concept = conceptOf(parseHeader(header).name)?.name ?? ''
  return distinct >= 10 && kind !== 'barcode' && (kind === 'codes' || ['sku', 'supplier-sku', 'code'].includes(concept))
}

function isOfArticles({ target, isIdentifier, kind, distinct }: KnownColumn): boolean {
  const column = target.kind === 'column' ? target.column : ''
  return distinct >= 10 && kind !== 'barcode' && (isIdentifier || column === 'sku' || column === 'supplier_sku')
}
