import { onTestFinished } from 'vitest'
import { startPracticeShop, type PracticeShop, type PracticeShopOptions } from '../../src/server/practice-shop/index.ts'

/** A shop for one test, stopped at its end; without rate limits in the way unless the test sets some. */
export async function shopForTest(options: PracticeShopOptions = {}): Promise<PracticeShop> {
  const shop = await startPracticeShop({ rateLimits: [100_000, 100_000, 100_000], perSecond: 0, ...options })
  onTestFinished(() => shop.stop())
  return shop
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** The parsed body. Tests reach into it freely: what they find is what they assert. */
  // eslint-disable-next-line typescript/no-explicit-any
  readonly body: any
}

/** Plain requests as any client would send them: `call('POST', 'nl/products', {product:{…}})`. */
export function plainClient(shop: Pick<PracticeShop, 'origin' | 'key' | 'secret'>) {
  const authorization = `Basic ${Buffer.from(`${shop.key}:${shop.secret}`).toString('base64')}`
  return async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const [resource, query] = path.split('?')
    const response = await fetch(`${shop.origin}/${resource}.json${query === undefined ? '' : `?${query}`}`, {
      method,
      headers: { authorization, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) }
  }
}

/** A valid picture of one pixel; `variation` makes its bytes differ. */
export function tinyPng(variation = 0): Buffer {
  const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  return Buffer.concat([Buffer.from(onePixel, 'base64'), Buffer.from(`tail ${variation}`)])
}
