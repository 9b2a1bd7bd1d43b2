import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { PracticeShop } from '../../server/practice-shop/index.ts'
import type { PracticeShopHost, Secrets } from '../runtime/services.ts'

const SECRET_REF = 'practice-shop'

/** Runs the practice shop inside this process, kept in `statePath` so that its products are there next time. */
export function practiceShopHost(statePath: string): PracticeShopHost & { withSecret(secrets: Secrets): Secrets } {
  let shop: Promise<PracticeShop> | null = null
  const start = (): Promise<PracticeShop> => {
    mkdirSync(dirname(statePath), { recursive: true })
    shop ??= import('../../server/practice-shop/index.ts').then(({ startPracticeShop }) =>
      startPracticeShop({ statePath }),
    )
    return shop
  }
  return {
    start: async () => {
      const { origin, key } = await start()
      return { origin, key, secretRef: SECRET_REF }
    },
    /** The practice shop's own secret is no secret: it is answered here, so that nobody has to type it. */
    withSecret: (secrets) => ({
      get: async (ref) => (ref === SECRET_REF ? (await start()).secret : secrets.get(ref)),
    }),
  }
}
