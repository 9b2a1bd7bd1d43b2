/** What is done to the columns of a file before they are read. */
export const stepsEn = {
  'import.reason.added': 'Made by its steps',
  'rejection.no-match': 'Nothing in this text fits the pattern of step {step, number}.',
  'rejection.no-such-part':
    'This text has {parts, plural, one {# part} other {# parts}}; step {step, number} asks for part {part, number}.',
  'rejection.not-in-table': 'This is not in the table of step {step, number}.',
  'import.remedy.no-match': 'Change the pattern in that step, or say there what becomes of texts that do not fit.',
  'import.remedy.no-such-part':
    'Change the part or the separator in that step, or say there what becomes of shorter texts.',
  'import.remedy.not-in-table': 'Add a line to the table of that step, or say there what becomes of everything else.',
} as const
