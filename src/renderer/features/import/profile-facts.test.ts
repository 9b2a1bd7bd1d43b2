import { describe, expect, it } from 'vitest'
import { readProfileFacts } from './profile-facts.ts'

describe('what an import profile says', () => {
  it('names the source, the hour, the fields and the rules for faults, and no password', () => {
    const facts = readProfileFacts(
      JSON.stringify({
        importProfileName: 'Daily prices',
        sourceType: 'CSV_FTP',
        ftpDetails: { host: 'ftp.example.com', path: '/prices.csv', username: 'erp', password: 'hush' },
        schedule: { frequency: 'daily', time: '03:00 AM', timezone: 'Europe/Amsterdam' },
        fieldMappings: [
          { sourceField: 'SKU', targetAttribute: 'product_sku', isIdentifier: true },
          { sourceField: 'ERP_Price', targetAttribute: 'price', dataType: 'decimal' },
        ],
        errorHandling: { onMissingSKU: 'skip_row', onInvalidData: 'log_and_skip' },
      }),
    )
    expect(facts).toEqual({
      name: 'Daily prices',
      source: 'CSV FTP, erp@ftp.example.com/prices.csv',
      schedule: 'daily, 03:00 AM, Europe/Amsterdam',
      fields: [
        { source: 'SKU', target: 'product_sku', type: null, isIdentifier: true },
        { source: 'ERP_Price', target: 'price', type: 'decimal', isIdentifier: false },
      ],
      errorRules: [
        { when: 'onMissingSKU', action: 'skip_row' },
        { when: 'onInvalidData', action: 'log_and_skip' },
      ],
    })
  })

  it.each(['', '[]', '{"fieldMappings":[7,{}],"schedule":"daily"}'])('makes the best of %j', (json) => {
    expect(readProfileFacts(json)).toEqual({ name: '', source: null, schedule: null, fields: [], errorRules: [] })
  })
})
