import type { stepsEn } from './steps.en.ts'

export const stepsSv: Readonly<Record<keyof typeof stepsEn, string>> = {
  'step.edit': '{cells, plural, one {# cell ändrad} other {# celler ändrade}}',
}
