import { z } from 'zod'
import { variantReading } from '../../../../shared/contract/import-reading.ts'
import { PRESETS } from '../../../../shared/presets.ts'
import type { SourceOptions } from '../readers/index.ts'

/** How a profile's files are read, where a person said so: what is left out is found out from each file. */
export const profileReading = z.strictObject({
  encoding: z.string().max(40).optional(),
  delimiter: z.string().max(4).optional(),
  sheet: z.string().max(200).optional(),
  /** From 1; 0: there is none. */
  headerRow: z.int().nonnegative().optional(),
  /** The program whose export it is; `none`: read as it stands. */
  preset: z.enum([...PRESETS, 'none']).optional(),
  /** How variants lie in it that nobody names; `none`: a row is a product. */
  variants: variantReading.optional(),
})
export type ProfileReading = z.infer<typeof profileReading>

/** As the readers take it. */
export function optionsOf({ headerRow, ...reading }: ProfileReading): SourceOptions {
  const said = Object.entries(reading).filter(([, value]) => value !== undefined)
  return {
    ...Object.fromEntries(said),
    ...(headerRow === undefined ? {} : { headerRow: headerRow === 0 ? null : headerRow }),
  }
}

/** The member of a profile that has files read like this; nothing where all of it is found out. */
export function readingMember(options: SourceOptions): { readonly reading?: ProfileReading } {
  const reading = readingOf(options)
  return Object.keys(reading).length === 0 ? {} : { reading }
}

export function isReadTheSame(reading: ProfileReading, options: SourceOptions): boolean {
  return JSON.stringify(readingOf(optionsOf(reading))) === JSON.stringify(readingOf(options))
}

/** In one order of members, so that two can be compared as texts. */
function readingOf({ encoding, delimiter, sheet, headerRow, preset, variants }: SourceOptions): ProfileReading {
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerRow === undefined ? {} : { headerRow: headerRow ?? 0 }),
    ...(preset === undefined ? {} : { preset }),
    ...(variants === undefined ? {} : { variants }),
  }
}
