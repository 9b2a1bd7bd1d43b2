import type { PresetId } from '../../../../shared/presets.ts'
import { isOwnHeader } from '../../../core/mapping/own-export.ts'
import { isBlankCell } from '../../../core/mapping/source-cell.ts'
import type { Preset } from '../../../core/presets/preset.ts'
import { presetOf, recognise } from '../../../core/presets/recognise.ts'
import { RowShaping } from '../../../core/presets/shape/shape-rows.ts'
import { describeSource, readSource } from '../readers/index.ts'
import type { SourceCell, SourceDescription, SourceOptions, SourceResult, SourceSink } from '../readers/index.ts'
import { limits } from '../readers/limits.ts'

/** What a source is, with the program whose export it is read as. */
export interface ShapedDescription extends SourceDescription {
  readonly preset: PresetId | null
  /** Told by the headers, whatever it is read as. */
  readonly recognised: PresetId | null
}

/** A source as a row for each product, model and variant. */
export interface ShapedSource {
  readonly headers: readonly string[]
  /** Streams its rows, once. Throws as `readSource` does. */
  read(sink: SourceSink): Promise<SourceResult>
  /** With samples of the rows, once they were read. */
  describe(): ShapedDescription
}

/**
 * Opens a source; where it is the export of a known program, its rows are made rows of products. That needs a look at
 * every row first, for who is whose variant and which attributes there are.
 */
export async function openShaped(path: string, options: SourceOptions): Promise<ShapedSource> {
  const description = await describeSource(path, options)
  const headers = description.columns.map(({ header }) => header)
  const found = isOwnHeader(headers) ? null : recognise(headers)
  const preset = options.preset === undefined ? found : options.preset === 'none' ? null : presetOf(options.preset)
  const known = { ...description, preset: preset?.id ?? null, recognised: found?.id ?? null }
  if (preset === null) {
    return { headers, read: (sink) => readSource(path, options, sink), describe: () => known }
  }
  return shaped(path, options, known, preset)
}

async function shaped(
  path: string,
  options: SourceOptions,
  description: ShapedDescription,
  preset: Preset,
): Promise<ShapedSource> {
  const shaping = new RowShaping(
    preset,
    description.columns.map(({ header }) => header),
  )
  await readSource(path, options, { row: (_row, cells) => shaping.survey(cells) })
  const headers = shaping.settle()
  const samples = headers.map(() => new Set<SourceCell>())
  return {
    headers,
    read: async (sink) => {
      let rows = 0
      const take = (cells: SourceCell[], line: number): void => {
        rows += 1
        for (const [at, known] of samples.entries()) {
          const cell = cells[at] ?? ''
          if (known.size < limits.samplesPerColumn && !isBlankCell(cell))
            known.add(cell.slice(0, limits.previewCellCharacters))
        }
        sink.row(rows, cells, line)
      }
      const result = await readSource(path, options, {
        ...sink,
        row: (_row, cells, line) => shaping.row(cells, line, take),
      })
      shaping.end(take)
      return { ...result, rows }
    },
    describe: () => ({
      ...description,
      columns: headers.map((header, index) => ({ index, header, samples: [...(samples[index] ?? [])] })),
    }),
  }
}
