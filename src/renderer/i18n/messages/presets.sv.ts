import type { presetsEn } from './presets.en.ts'

export const presetsSv: Readonly<Record<keyof typeof presetsEn, string>> = {
  'presets.looksLike': 'Ser ut som en produktexport från {program}.',
  'presets.readAs': 'Läses som en export från {program}.',
  'presets.asItStands': 'Ser ut som en produktexport från {program}, men läses som den är.',
  'presets.choose': 'Läs som',
  'presets.none': 'Som den är',
  'variants.choose': 'Hur varianterna läses',
  'variants.choice.none': 'Varje rad är en produkt',
  'variants.choice.columns': 'Varianter bredvid varandra i kolumner',
  'variants.choice.suffixes': 'En rad per variant, enligt slutet',
  'variants.found.columns':
    'Ser ut som en rad per modell med varianterna bredvid varandra i kolumner ({samples}); de första raderna ger {count, plural, one {# modell} other {# modeller}}.',
  'variants.found.suffixes':
    'Ser ut som en rad per variant, enligt slutet av koder och namn ({samples}); de första raderna ger {count, plural, one {# modell} other {# modeller}}.',
  'variants.asItStands': 'Varje rad läses som en produkt, även om några ser ut som varianter ({samples}).',
}
