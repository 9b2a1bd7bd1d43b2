/** Words, numbers and dates in the person's language. */
export { errorText, filterFaultText, rejectionText } from './errors.ts'
export type { Formats } from './formats.ts'
export type { Language } from './language.ts'
export { LanguageContext, createLanguage, useLanguage } from './language.ts'
export type { MessageKey, Words } from './messages/index.ts'
export { wordsIn } from './messages/index.ts'
export { localeName, localeNameInText } from './locale-name.ts'
