import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { probableLanguage } from '../../src/renderer/features/grid/editors/text-hints.ts'

test('calls no text of the sample by a wrong language, and most of the longer ones by their own', () => {
  const texts = readFileSync('db/demo/products.jsonl', 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => Object.entries((JSON.parse(line) as { values?: Record<string, unknown> }).values ?? {}))
    .flatMap(([key, value]) => {
      const language = /\/([a-z]{2})_[A-Z]{2}/.exec(key)?.[1]
      return language && typeof value === 'string' ? [{ language, text: value.replaceAll(/<[^>]*>/g, ' ') }] : []
    })
  const called = texts.map(({ language, text }) => ({ language, text, found: probableLanguage(text) }))
  expect(called.filter(({ language, found }) => found !== null && found !== language)).toEqual([])
  const long = called.filter(({ text }) => text.split(/\s+/).length >= 15)
  expect(long.length).toBeGreaterThan(500)
  expect(long.filter(({ found }) => found !== null).length / long.length).toBeGreaterThan(0.9)
})
