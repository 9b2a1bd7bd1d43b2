import type { PresetId } from '../../../../shared/presets.ts'
import { isOwnHeader } from '../../../core/mapping/own-export.ts'
import { isBlankCell } from '../../../core/mapping/source-cell.ts'
import { presetOf, recognise } from '../../../core/presets/recognise.ts'
import { RowShaping } from '../../../core/presets/shape/shape-rows.ts'
import type { VariantFacts } from '../../../../shared/contract/import-reading.ts'
import { variantsOf } from './variants-of.ts'
import { describeSource } from '../readers/index.ts'
import type { SourceCell, SourceDescription, SourceOptions, SourceResult } from '../readers/index.ts'
import { limits } from '../readers/limits.ts'
import type { RawRows } from './raw-rows.ts'
import type { SeveralSink } from './several-files.ts'
import { readSeveral } from './several-files.ts'

/** What a source is, with the program whose export it is read as. */
export interface ShapedDescription extends Omit<SourceDescription, 'sampleRows'> {
  readonly preset: PresetId | null
  /** Told by headers and first rows where no program's export is. */
  readonly variants: VariantFacts
  /** Told by the headers, whatever it is read as. */
  readonly recognised: PresetId | null
  /** The file's own headers, where its rows were made rows of products. */
  readonly ownHeaders?: readonly string[]
}

/** A source as a row for each product, model and variant. */
export interface ShapedSource {
  readonly headers: readonly string[]
  /** Streams its rows, once. Throws as `readSource` does. */
  read(sink: SeveralSink): Promise<SourceResult>
  /** With samples of the rows, once they were read. */
  describe(): ShapedDescription
}

/**
 * Opens a source, of one file or several of one layout; where it is the export of a known program, its rows are made
 * rows of products. That needs a look at every row first, for who is whose variant and which attributes there are: they
 * are kept with `keepRaw` meanwhile, and read from the file once.
 */
export async function openShaped(
  paths: readonly string[],
  options: SourceOptions,
  keepRaw: () => RawRows,
): Promise<ShapedSource> {
  const [path = ''] = paths
  const { sampleRows, ...description } = await describeSource(path, options)
  const headers = description.columns.map(({ header }) => header)
  const found = isOwnHeader(headers) ? null : recognise(headers)
  const preset = options.preset === undefined ? found : options.preset === 'none' ? null : presetOf(options.preset)
  const { guess, facts } = variantsOf({ headers, rows: sampleRows }, description.format, options)
  const known = { ...description, preset: preset?.id ?? null, recognised: found?.id ?? null, variants: facts }
  if (guess !== null) return shaped(paths, options, known, RowShaping.ofVariants(guess.layout, headers), keepRaw())
  if (preset === null) {
    return { headers, read: (sink) => readSeveral(paths, options, headers, sink), describe: () => known }
  }
  return shaped(paths, options, known, RowShaping.ofPreset(preset, headers), keepRaw())
}

async function shaped(
  paths: readonly string[],
  options: SourceOptions,
  description: ShapedDescription,
  shaping: RowShaping,
  raw: RawRows,
): Promise<ShapedSource> {
  const own = description.columns.map(({ header }) => header)
  let file = 0
  const result = await readSeveral(paths, options, own, {
    file: (at) => {
      file = at
    },
    row: (n, cells, line) => {
      raw.put(n, file, line, cells)
      shaping.survey(cells)
    },
  })
  const headers = shaping.settle()
  const samples = headers.map(() => new Set<SourceCell>())
  return {
    headers,
    read: (sink) => {
      let rows = 0
      let current = -1
      const take = (cells: SourceCell[], from: number): void => {
        rows += 1
        const place = raw.placeOf(from)
        if (place.file !== current) sink.file?.(place.file)
        current = place.file
        for (const [at, known] of samples.entries()) {
          const cell = cells[at] ?? ''
          if (known.size < limits.samplesPerColumn && !isBlankCell(cell))
            known.add(cell.slice(0, limits.previewCellCharacters))
        }
        raw.noteMade(rows, from)
        sink.row(rows, cells, place.line)
      }
      for (const { n, cells } of raw.all()) {
        shaping.row(cells, n, take)
        if (n % PROGRESS_ROWS === 0) sink.progress?.(n / result.rows)
      }
      shaping.end(take)
      return Promise.resolve({ ...result, rows })
    },
    describe: () => ({
      ...description,
      ownHeaders: own,
      columns: headers.map((header, index) => ({ index, header, samples: [...(samples[index] ?? [])] })),
    }),
  }
}

/** Rows between two signs of how far it is. */
const PROGRESS_ROWS = 1_000
