import type { Resource } from './resource.ts'
import { forget } from './taxonomy.ts'

// What a shop has besides its catalogue. Kept as plain rows: nothing here has rules of its own.

const text = { type: 'text', perLanguage: true } as const
const plain = { type: 'text' } as const
const order = { type: 'number', integer: true } as const

export const suppliers: Resource = {
  path: 'suppliers',
  table: 'suppliers',
  one: 'supplier',
  many: 'suppliers',
  area: 'products',
  fields: {
    title: { type: 'text', required: true },
    attention_of: plain,
    street: plain,
    street2: plain,
    number: plain,
    extension: plain,
    zip_code: plain,
    city: plain,
    region: plain,
    country_id: { type: 'number', integer: true, min: 1, nullable: true },
  },
  limit: { name: 'maxSuppliers' },
  afterDelete: forget([], [['products', 'supplier']]),
}

export const redirects: Resource = {
  path: 'redirects',
  table: 'redirects',
  one: 'redirect',
  many: 'redirects',
  area: 'content',
  fields: {
    url: { type: 'text', required: true },
    target: { type: 'text', required: true },
    isPermanent: { type: 'boolean' },
  },
  limit: { name: 'maxRedirects' },
  extras: (_shop, row) => ({ isPermanent: row.values['isPermanent'] ?? true }),
}

export const deliveryDates: Resource = {
  path: 'deliverydates',
  table: 'deliverydates',
  one: 'deliverydate',
  many: 'deliverydates',
  area: 'settings',
  fields: { name: { type: 'text', required: true }, inStockMessage: text, outStockMessage: text },
  afterDelete: forget([], [['products', 'deliverydate']]),
}

export const webhooks: Resource = {
  path: 'webhooks',
  table: 'webhooks',
  one: 'webhook',
  many: 'webhooks',
  area: 'settings',
  fields: {
    itemGroup: { type: 'text', required: true },
    itemAction: { type: 'choice', values: ['*', 'created', 'updated', 'deleted'], required: true },
    address: { type: 'text', required: true },
    isActive: { type: 'boolean' },
    format: { type: 'choice', values: ['json', 'xml'] },
    language: plain,
  },
  limit: { name: 'maxWebhooks' },
}

export const discounts: Resource = {
  path: 'discounts',
  table: 'discounts',
  one: 'discount',
  many: 'discounts',
  area: 'settings',
  fields: {
    code: { type: 'text', required: true },
    discount: { type: 'number', min: 0, required: true },
    type: { type: 'choice', values: ['percentage', 'amount'] },
    isActive: { type: 'boolean' },
    startDate: plain,
    endDate: plain,
    applyTo: plain,
    shipment: plain,
    usageLimit: order,
    minimumAmount: { type: 'number', min: 0 },
    before_tax: { type: 'boolean' },
    minimum_after: { type: 'boolean' },
  },
}

export const quantityDiscounts: Resource = {
  path: 'quantity_discounts',
  table: 'quantityDiscounts',
  one: 'quantityDiscount',
  many: 'quantityDiscounts',
  area: 'products',
  fields: {
    product: { type: 'reference', table: 'products', required: true },
    quantity: { type: 'number', integer: true, min: 1, required: true },
    variant: { type: 'reference', table: 'variants' },
    price: { type: 'number', min: 0 },
    percentage: { type: 'number', min: 0 },
    isPercentage: { type: 'boolean' },
    customerGroup: { type: 'number', integer: true },
    startDate: plain,
    endDate: plain,
  },
  filters: ['product', 'variant'],
  // The one resource whose answers carry plain ids instead of links.
  extras: (_shop, row) => ({ product: row.values['product'], variant: row.values['variant'] ?? false }),
}
