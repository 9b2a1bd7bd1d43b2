/** Programs whose exports are known by their headers, with their own names: the same in every language. */
export const PRESET_NAMES = {
  shopify: 'Shopify',
  woocommerce: 'WooCommerce',
  magento: 'Magento',
  akeneo: 'Akeneo',
  square: 'Square',
  'lightspeed-ecom': 'Lightspeed eCom',
  'lightspeed-x': 'Lightspeed Retail (X-Series)',
  'lightspeed-r': 'Lightspeed Retail (R-Series)',
  monitor: 'Monitor ERP',
  jeeves: 'Jeeves ERP',
  'dynamics-365': 'Dynamics 365',
  wisepim: 'WISEPIM',
} as const
export type PresetId = keyof typeof PRESET_NAMES

export const PRESETS = Object.keys(PRESET_NAMES) as readonly PresetId[] // the names of that very object
