import { PRESET_NAMES } from '../../../shared/presets.ts'
import type { ColumnProposal, SourceColumnFacts } from '../mapping/mapping.ts'
import type { Preset } from './preset.ts'
import { wordFor } from './preset.ts'
import { KIND, PARENT, SPLIT } from './shape/shaper.ts'

/** A preset knows what its headers mean. */
const PRESET_CERTAINTY = 0.97

/** What the mapping says of a header whose meaning it knows. */
const SURE: ReadonlySet<string> = new Set(
  ['header-is-name', 'header-means', 'own-column'].map((key) => `import.reason.${key}`),
)

/** Whether a program's column means nothing to a catalogue: its own ids, the place of a picture. */
export function isLeftOut(preset: Preset | null, header: string): boolean {
  return preset !== null && wordFor(preset, header) === null
}

/** The headers in the words of the mapping, for weighing. */
export function inPlainWords<Column extends SourceColumnFacts>(
  preset: Preset | null,
  columns: readonly Column[],
): readonly Column[] {
  if (preset === null) return columns
  return columns.map((column) => {
    const word = wordFor(preset, column.header)
    return word == null || word.startsWith('=') ? column : { ...column, header: word }
  })
}

/** Proposals of a known export: what its program's words mean is sure, what means nothing to a catalogue is left out. */
export function withPreset(
  preset: Preset | null,
  columns: readonly SourceColumnFacts[],
  proposals: readonly ColumnProposal[],
): readonly ColumnProposal[] {
  if (preset === null) return proposals
  return proposals.map((proposal, at) => {
    const header = columns[at]?.header ?? ''
    const word = [KIND, PARENT, SPLIT].includes(header) ? `=${header}` : wordFor(preset, header)
    if (word === undefined) return proposal
    const reason = { key: 'import.reason.preset', params: { header, program: PRESET_NAMES[preset.id] } }
    if (word === null) return { ...proposal, column: null, confidence: 0, reason }
    if (word.startsWith('=')) return { ...proposal, column: word.slice(1), confidence: 0.99, reason }
    // Values that speak against it are believed, and a likeness is none of the program's words.
    return proposal.column === null || !SURE.has(proposal.reason.key)
      ? proposal
      : { ...proposal, confidence: Math.max(proposal.confidence, PRESET_CERTAINTY), reason }
  })
}
