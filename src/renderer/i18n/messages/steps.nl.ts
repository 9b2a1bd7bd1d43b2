import type { stepsEn } from './steps.en.ts'

export const stepsNl: Readonly<Record<keyof typeof stepsEn, string>> = {
  'step.edit': '{cells, plural, one {# cel bewerkt} other {# cellen bewerkt}}',
}
