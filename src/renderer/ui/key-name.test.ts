import { expect, test } from 'vitest'
import { createLanguage } from '../i18n/language.ts'
import { allWords } from '../i18n/messages/all-words.ts'
import { keyName } from './key-name.ts'

test('keys are called as they are printed on the keyboards of a country', () => {
  const inFrench = createLanguage('fr', 'fr-FR', allWords.fr)
  expect(['Ctrl', 'Delete', 'K', 'F2', '→'].map((key) => keyName(key, inFrench.t))).toEqual([
    'Ctrl',
    'Suppr',
    'K',
    'F2',
    '→',
  ])
})
