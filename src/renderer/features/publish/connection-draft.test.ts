import { describe, expect, it } from 'vitest'
import { draftOf, faultsOf } from './connection-draft.ts'

const complete = { ...draftOf(null, 'webshop'), name: 'Bergwinkel', key: 'abc', secret: 'xyz' }

describe('the form of a connection', () => {
  it('wants a name, a key and a secret for a new shop', () => {
    expect(faultsOf(draftOf(null, 'webshop'), false)).toEqual(['name', 'key', 'secret'])
    expect(faultsOf(complete, false)).toEqual([])
  })

  it('keeps the secret of a known shop when none is typed', () => {
    expect(faultsOf({ ...complete, secret: '' }, true)).toEqual([])
    expect(faultsOf({ ...complete, secret: ' ' }, false)).toEqual(['secret'])
  })

  it.each([
    'https://proxy.example',
    'https://proxy.example:8443/',
    'http://127.0.0.1:4100',
    'http://localhost:80',
    'http://[::1]:1',
  ])('takes %s as another address', (origin) => expect(faultsOf({ ...complete, origin }, false)).toEqual([]))

  it.each([
    'http://proxy.example',
    'proxy.example',
    'https://a@host',
    'https://host/path',
    'https://host?x',
    'ftp://host',
    'http://127.0.0.1.evil.example',
  ])('refuses %s as another address', (origin) => expect(faultsOf({ ...complete, origin }, false)).toEqual(['origin']))
})
