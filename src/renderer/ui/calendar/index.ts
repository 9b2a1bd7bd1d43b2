/** Days: a field to type one in, and the calendar under it. */
export { datePattern } from './calendar-words.ts'
export { DateField } from './date-field.tsx'
export { attachDatePicker } from './date-picker.ts'
export type { DatePicker } from './date-picker.ts'
export { MomentField } from './moment-field.tsx'
export type { Day } from './days.ts'
