import { expect, test } from 'vitest'
import { apiOrigin } from './origin.ts'

test('uses the cluster where no address is given', () => {
  expect(apiOrigin('eu1', null)).toBe('https://api.webshopapp.com')
  expect(apiOrigin('us1', '')).toBe('https://api.shoplightspeed.com')
})

test.each([
  'https://proxy.example',
  'https://proxy.example:8443/',
  'http://127.0.0.1:4100',
  'http://localhost:1',
  'http://[::1]:1',
])('takes %s', (address) => expect(apiOrigin('eu1', address)).toBe(address.replace(/\/$/, '')))

test.each([
  'http://shop.example',
  'http://127.0.0.1.evil.example',
  'http://localhost.evil.example',
  'ftp://127.0.0.1',
  'https://key:secret@api.example',
  'https://api.example/path',
  'not an address',
])('refuses %s', (address) => {
  expect(() => apiOrigin('eu1', address)).toThrow(expect.objectContaining({ code: 'invalid-input' }))
})
