import type { presetsEn } from './presets.en.ts'

export const presetsNl: Readonly<Record<keyof typeof presetsEn, string>> = {
  'presets.looksLike': 'Lijkt op een productexport van {program}.',
  'presets.readAs': 'Gelezen als een export van {program}.',
  'presets.asItStands': 'Lijkt op een productexport van {program}, maar wordt gelezen zoals het er staat.',
  'presets.choose': 'Lezen als',
  'presets.none': 'Zoals het er staat',
  'variants.choose': 'Hoe de varianten worden gelezen',
  'variants.choice.none': 'Elke rij is een product',
  'variants.choice.columns': 'Varianten naast elkaar in kolommen',
  'variants.choice.suffixes': 'Een rij is een variant, te zien aan het einde',
  'variants.found.columns':
    'Lijkt een rij per model met de varianten naast elkaar in kolommen ({samples}); van de eerste rijen {count, plural, one {wordt # model} other {worden # modellen}} gemaakt.',
  'variants.found.suffixes':
    'Lijkt een rij per variant, te zien aan het einde van codes en namen ({samples}); van de eerste rijen {count, plural, one {wordt # model} other {worden # modellen}} gemaakt.',
  'variants.asItStands': 'Elke rij wordt als product gelezen, al lijken er varianten bij ({samples}).',
}
