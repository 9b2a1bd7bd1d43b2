import { expect, test } from 'vitest'
import { typedTime } from './typed-time.ts'

test.each([
  ['17', '17:00'],
  ['8:05', '08:05'],
  ['8.05', '08:05'],
  ['17h30', '17:30'],
  ['17 h', '17:00'],
  ['1705', '17:05'],
  ['24:00', null],
  ['17:60', null],
  ['5 pm', null],
  ['', null],
])('%s is %s', (text, time) => {
  expect(typedTime(text)).toBe(time)
})
