import { expect, test } from 'vitest'
import { parseHeader } from './parse-header.ts'

test.each([
  ['Omschrijving NL', { name: 'omschrijving', locale: 'nl' }],
  ['name-fr_FR', { name: 'name', locale: 'fr_FR' }],
  ['description-nl_NL-webshop', { name: 'description webshop', locale: 'nl_NL' }],
  ['seoTitle.en', { name: 'seo title', locale: 'en' }],
  ['Beschrijving (Frans)', { name: 'beschrijving', locale: 'fr' }],
  ['NL omschrijving', { name: 'omschrijving', locale: 'nl' }],
  ['Gewicht [kg]', { name: 'gewicht', unit: 'kg', locale: null }],
  ['Gewicht in gram', { name: 'gewicht in', unit: 'g' }],
  ['Price (EUR)', { name: 'price', currency: 'EUR' }],
  ['Prijs € excl. BTW', { name: 'prijs', currency: 'EUR', vat: 'excluded' }],
  ['UVP inkl. MwSt.', { name: 'uvp', vat: 'included' }],
  ['Verkoop excl.', { name: 'verkoop', vat: 'excluded' }],
  ['Prix TTC', { name: 'prix', vat: 'included' }],
  ['warranty_months', { name: 'warranty', unit: 'month' }],
  ['BTW %', { name: 'btw', unit: '%' }],
  ['L', { name: 'l', unit: null }],
  ['NL', { name: 'nl', locale: null }],
  ['  ADVIES\u00a0PRIJS ', { name: 'advies prijs' }],
])('%s', (header, parts) => {
  expect(parseHeader(header)).toMatchObject(parts)
})
