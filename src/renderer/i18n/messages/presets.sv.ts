import type { presetsEn } from './presets.en.ts'

export const presetsSv: Readonly<Record<keyof typeof presetsEn, string>> = {
  'presets.looksLike': 'Ser ut som en produktexport från {program}.',
  'presets.readAs': 'Läses som en export från {program}.',
  'presets.asItStands': 'Ser ut som en produktexport från {program}, men läses som den är.',
  'presets.choose': 'Läs som',
  'presets.none': 'Som den är',
}
