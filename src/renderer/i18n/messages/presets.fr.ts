import type { presetsEn } from './presets.en.ts'

export const presetsFr: Readonly<Record<keyof typeof presetsEn, string>> = {
  'presets.looksLike': 'Ressemble à un export de produits de {program}.',
  'presets.readAs': 'Lu comme un export de {program}.',
  'presets.asItStands': 'Ressemble à un export de produits de {program}, mais est lu tel quel.',
  'presets.choose': 'Lire comme',
  'presets.none': 'Tel quel',
}
