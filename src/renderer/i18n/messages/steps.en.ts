/** Words of the steps feature. */
export const stepsEn = {
  'step.edit': '{cells, plural, one {# cell edited} other {# cells edited}}',
} as const
