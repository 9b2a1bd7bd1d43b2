import type { stepsEn } from './steps.en.ts'

export const stepsSv: Readonly<Record<keyof typeof stepsEn, string>> = {
  'import.reason.added': 'Skapas av sina steg',
  'rejection.no-match': 'Inget i den här texten passar mönstret i steg {step, number}.',
  'rejection.no-such-part':
    'Den här texten har {parts, plural, one {# del} other {# delar}}; steg {step, number} frågar efter del {part, number}.',
  'rejection.not-in-table': 'Det här finns inte i tabellen i steg {step, number}.',
  'import.remedy.no-match': 'Ändra mönstret i det steget, eller säg där vad som händer med texter som inte passar.',
  'import.remedy.no-such-part':
    'Ändra delen eller skiljetecknet i det steget, eller säg där vad som händer med kortare texter.',
  'import.remedy.not-in-table':
    'Lägg till en rad i tabellen i det steget, eller säg där vad som händer med allt annat.',
}
