import type { presetsEn } from './presets.en.ts'

export const presetsNl: Readonly<Record<keyof typeof presetsEn, string>> = {
  'presets.looksLike': 'Lijkt op een productexport van {program}.',
  'presets.readAs': 'Gelezen als een export van {program}.',
  'presets.asItStands': 'Lijkt op een productexport van {program}, maar wordt gelezen zoals het er staat.',
  'presets.choose': 'Lezen als',
  'presets.none': 'Zoals het er staat',
}
