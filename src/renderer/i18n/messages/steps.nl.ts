import type { stepsEn } from './steps.en.ts'

export const stepsNl: Readonly<Record<keyof typeof stepsEn, string>> = {
  'import.reason.added': 'Gemaakt door zijn stappen',
  'rejection.no-match': 'Niets in deze tekst past op het patroon van stap {step, number}.',
  'rejection.no-such-part':
    'Deze tekst heeft {parts, plural, one {# deel} other {# delen}}; stap {step, number} vraagt om deel {part, number}.',
  'rejection.not-in-table': 'Dit staat niet in de tabel van stap {step, number}.',
  'import.remedy.no-match': 'Pas het patroon van die stap aan, of zeg daar wat er gebeurt met teksten die niet passen.',
  'import.remedy.no-such-part':
    'Pas in die stap het deel of het scheidingsteken aan, of zeg daar wat er gebeurt met kortere teksten.',
  'import.remedy.not-in-table':
    'Zet een regel bij in de tabel van die stap, of zeg daar wat er met al het andere gebeurt.',
}
