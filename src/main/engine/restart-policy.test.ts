import { expect, test } from 'vitest'
import { restartDelay } from './restart-policy.ts'

test('a first death is answered at once', () => {
  expect(restartDelay([5_000], 5_000)).toBe(0)
})

test('a second death soon after gets a second of rest', () => {
  expect(restartDelay([1_000, 20_000], 20_000)).toBe(1_000)
})

test('the third death within a minute ends the trying', () => {
  expect(restartDelay([1_000, 20_000, 60_999], 60_999)).toBeNull()
})

test('deaths of more than a minute ago are forgiven', () => {
  expect(restartDelay([1_000, 2_000, 62_001], 62_001)).toBe(0)
})
