import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pictureRefs, refKey } from './picture-refs.ts'

const keys = (text: string): string[] | null => pictureRefs(text)?.map(refKey) ?? null

test.each([
  ['https://cdn.example/a.jpg', ['https://cdn.example/a.jpg']],
  ['https://cdn.example/a.jpg;https://cdn.example/b.jpg', ['https://cdn.example/a.jpg', 'https://cdn.example/b.jpg']],
  ['https://x.nl/a.jpg, https://x.nl/b.jpg | https://x.nl/a.jpg', ['https://x.nl/a.jpg', 'https://x.nl/b.jpg']],
  ['https://x.nl/w_80,h_60/a.jpg,https://x.nl/b.jpg', ['https://x.nl/w_80,h_60/a.jpg', 'https://x.nl/b.jpg']],
  ['//x.nl/a.jpg#top', ['https://x.nl/a.jpg']],
  ['www.x.nl/a.jpg', ['https://www.x.nl/a.jpg']],
  ['foto\\1234.jpg', ['file:foto/1234.jpg']],
  ['C:\\Users\\Jan\\foto\\1234.JPG', ['file:Users/Jan/foto/1234.JPG']],
  ['../../etc/passwd.png', ['file:etc/passwd.png']],
  ['voor.jpg\nzij kant, links.jpg', ['file:voor.jpg', 'file:zij kant, links.jpg']],
  ['["a.jpg","b.png"]', ['file:a.jpg', 'file:b.png']],
])('%s names its pictures in their order, each once', (text, expected) => {
  expect(keys(text)).toEqual(expected)
})

test.each([
  'Rood',
  '8712345678906',
  'javascript://x.jpg',
  'file:///etc/a.jpg',
  'https://jan:geheim@x.nl/a.jpg',
  'a.jpg; geen foto',
])('%s is no list of pictures', (text) => {
  expect(pictureRefs(text)).toBeNull()
})

test('whatever parts the addresses of a list, they keep their order', () => {
  const name = fc.stringMatching(/^[a-z0-9]{1,8}$/)
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { minLength: 1, maxLength: 12 }),
      fc.constantFrom(';', '|', ',', '\n', ' ; ', ', ', '\r\n'),
      fc.boolean(),
      (names, mark, isWeb) => {
        const all = names.map((each) => (isWeb ? `https://x.nl/${each}.jpg` : `${each}.jpg`))
        expect(keys(all.join(mark))).toEqual(all.map((each) => (isWeb ? each : `file:${each}`)))
      },
    ),
  )
})
