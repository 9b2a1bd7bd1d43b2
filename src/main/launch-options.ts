import { resolve } from 'node:path'

/** How the app was asked to start. */
export interface LaunchOptions {
  /** Take the guided tour unattended, in a throw-away profile. */
  readonly isTour: boolean
  /** After the tour, stay open instead of ending. */
  readonly keepOpen: boolean
  /** Where the tour's pictures go; null = the default place. */
  readonly outFolder: string | null
  /** A profile folder of its own, for tests and for trying things out. */
  readonly userData: string | null
  /** A catalogue to open instead of the last one. */
  readonly catalogue: string | null
}

export const CATALOGUE_EXTENSION = '.etalage'

/** Reads the command line. Unknown flags belong to Chromium and are left alone; the only bare word is a catalogue. */
export function parseLaunchOptions(argv: readonly string[], workingFolder: string): LaunchOptions {
  const value = (flag: string): string | null => {
    const found = argv.find((argument) => argument.startsWith(`${flag}=`))
    return found === undefined ? null : resolve(workingFolder, found.slice(flag.length + 1))
  }
  const catalogue = argv.find((argument) => !argument.startsWith('-') && argument.endsWith(CATALOGUE_EXTENSION))
  return {
    isTour: argv.includes('--tour'),
    keepOpen: argv.includes('--keep-open'),
    outFolder: value('--out'),
    userData: value('--user-data'),
    catalogue: catalogue === undefined ? null : resolve(workingFolder, catalogue),
  }
}
