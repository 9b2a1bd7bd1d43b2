import { expect, test } from 'vitest'
import { createHeldKeys, withKey } from './held-keys.ts'

const press = (key: string, modifiers: Partial<Record<'ctrlKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...modifiers,
})
const after = (...keys: ReturnType<typeof press>[]) =>
  keys.reduce<ReturnType<typeof withKey>>((held, key) => withKey(held ?? [], key) ?? held, [])

test('letters that are typed before their cell is there are one text, blanks and all', () => {
  expect(after(...'Lowa Zwaluw'.split('').map((key) => press(key)))).toEqual([{ kind: 'text', text: 'Lowa Zwaluw' }])
})

test('Backspace takes the last letter back', () => {
  expect(after(press('a'), press('b'), press('Backspace'))).toEqual([{ kind: 'text', text: 'a' }])
})

test('Enter between two texts stays between them', () => {
  const enter = { kind: 'command', command: { do: 'enter', step: 1 } }
  expect(after(press('1'), press('Enter'), press('2'))).toEqual([
    { kind: 'text', text: '1' },
    enter,
    { kind: 'text', text: '2' },
  ])
})

test('leaves what is not for cells to the window', () => {
  expect(withKey([], press('z', { ctrlKey: true }))).toBeNull()
  expect(withKey([], press('v', { ctrlKey: true }))).toBeNull()
  expect(withKey([], press('F5'))).toBeNull()
})

test('keeps nothing where the row is there: the key does what it does', () => {
  const held = createHeldKeys({ isReady: () => true, type: () => {}, run: () => {}, isHere: () => true })
  expect(held.key(press('a') as KeyboardEvent)).toBe(false)
})
