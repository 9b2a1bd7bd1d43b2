import type { stepsEn } from './steps.en.ts'

export const stepsFr: Readonly<Record<keyof typeof stepsEn, string>> = {
  'step.edit': '{cells, plural, one {# cellule modifiée} other {# cellules modifiées}}',
}
