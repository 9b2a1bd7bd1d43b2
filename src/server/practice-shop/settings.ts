import { notFound } from './api-error.ts'
import type { RateReadout } from './rate-limit.ts'
import type { Call, Reply, Route } from './resource.ts'
import { pickFields } from './listing.ts'
import { reference } from './shop.ts'
import { shopTimestamp } from './clock.ts'

/** What can only be read: the shop, its languages, taxes and limits, and the account behind the key. */
export function settingsRoutes(readout: () => RateReadout): Route[] {
  const get = (path: string, area: Route['area'], handle: (call: Call) => unknown): Route => ({
    path,
    area,
    handlers: { GET: (call): Reply => ({ status: 200, body: handle(call) }) },
  })
  const list = (path: string, one: string, many: string, rows: (call: Call) => readonly { id: number }[]): Route[] => [
    get(path, null, (call) => ({ [many]: rows(call).map((row) => pickFields({ ...row }, call.query)) })),
    get(`${path}/count`, null, (call) => ({ count: rows(call).length })),
    get(`${path}/:id`, null, (call) => {
      const row = rows(call).find(({ id }) => id === call.ids[0])
      if (!row) throw notFound()
      return { [one]: row }
    }),
  ]
  return [
    ...list('languages', 'language', 'languages', ({ shop }) => shop.state.settings.languages),
    ...list('taxes', 'tax', 'taxes', ({ shop }) => shop.state.settings.taxes),
    get('shop', null, shownShop),
    get('shop/limits', null, ({ shop }) => ({ shopLimits: shop.state.settings.shopLimits })),
    get('account', null, shownAccount),
    get('account/permissions', null, ({ shop }) => ({ accountPermissions: shop.state.settings.permissions })),
    get('account/ratelimit', null, ({ shop }) => ({
      accountRatelimit: shownRateLimit(readout(), shop.state.settings.utcOffsetMinutes),
    })),
  ]
}

function shownShop({ shop, language }: Call): object {
  const { title, isRetail } = shop.state.settings
  const link = (path: string) => reference(shop, language, path, false)
  return {
    shop: {
      id: '000001',
      status: 'test',
      isB2b: false,
      isRetail,
      subDomain: 'practice',
      mainDomain: 'practice.example',
      title,
      email: 'shop@practice.example',
      country: { id: 151, code: 'nl', code3: 'nld', title: 'Netherlands' },
      currency: { shortcode: 'EUR', symbol: '€', title: 'Euro', isDefault: true, currencyRate: '1.000000' },
      limits: link('shop/limits'),
      metafields: link('shop/metafields'),
    },
  }
}

function shownAccount({ shop, language }: Call): object {
  const link = (path: string) => reference(shop, language, path, false)
  return {
    account: {
      id: 1,
      appId: false,
      apiKey: shop.state.key,
      permissions: link('account/permissions'),
      ratelimit: link('account/ratelimit'),
      metafields: link('account/metafields'),
    },
  }
}

function shownRateLimit(readout: RateReadout, utcOffsetMinutes: number): object {
  const window = (i: number) => ({
    limit: readout.limit[i],
    remaining: readout.remaining[i],
    reset: readout.resetSeconds[i],
    resetTime: shopTimestamp(readout.resetsAt[i]!, utcOffsetMinutes),
  })
  return { limit5Min: window(0), limitHour: window(1), limitDay: window(2) }
}
