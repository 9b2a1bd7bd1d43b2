import { expect, test } from 'vitest'
import { probableLanguage } from './text-hints.ts'

test.each([
  ['De tent is licht en het doek droogt snel; voor twee personen met een luifel.', 'nl'],
  ['Une tente légère pour deux personnes avec une toile qui sèche dans le vent, sur les dunes.', 'fr'],
  ['A light tent for two, with an awning, and the fabric is dry in an hour.', 'en'],
  ['Ett lätt tält för två med förtält som är torrt och passar till fjället.', 'sv'],
  ['Tente de 2 places, toile de couleur olive, sac de transport, tapis de sol', null], // `de` is no proof of Dutch
  ['Veldkruin Kraaiheide 2', null],
  ['2 kg', null],
  ['', null],
])('%s', (text, language) => {
  expect(probableLanguage(text)).toBe(language)
})
