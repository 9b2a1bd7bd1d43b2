import { expect, test } from 'vitest'
import { pastedOptions } from './pasted-options.ts'

const RED = { code: 'red', labels: { nl: 'Rood' }, synonyms: ['vermiljoen'] }

test('a pasted column becomes options, once each, with codes that are free', () => {
  const { changes, skipped } = pastedOptions('colour', 'Crème\r\nrood\nVermiljoen\n\ncreme\nRed!\n', ['nl'], [RED])
  expect(changes).toEqual([
    { entity: 'option', action: 'create', of: 'colour', code: 'creme', fields: { labels: { nl: 'Crème' } } },
    { entity: 'option', action: 'create', of: 'colour', code: 'red_2', fields: { labels: { nl: 'Red!' } } },
  ])
  expect(skipped).toBe(3)
})

test('further columns are the names in the other languages', () => {
  expect(pastedOptions('colour', 'Groen\tVert\t\tGrön', ['nl', 'fr', 'en', 'sv'], []).changes).toMatchObject([
    { code: 'groen', fields: { labels: { nl: 'Groen', fr: 'Vert', sv: 'Grön' } } },
  ])
})

test('letters of another script still get a code', () => {
  expect(pastedOptions('colour', '青\n赤', ['nl'], []).changes.map(({ code }) => code)).toEqual(['option', 'option_2'])
})
