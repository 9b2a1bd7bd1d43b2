import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { JobContext } from '../../runtime/module.ts'
import { readShopFacts } from './connectors/lightspeed-ecom/survey.ts'
import { practiceConnectionStep } from './connections.ts'
import { describeWindows, openSession, readShopLanguages } from './shop-session.ts'

/** Asks the shop who it is, which languages it speaks and what is left of its limits. */
export async function testConnection(
  context: JobContext,
  { connectionId }: Parsed<'publish.testConnection'>,
): Promise<Result<'publish.testConnection'>> {
  const session = await openSession(context, connectionId)
  session.progress('publish.step.connecting', 0, null)
  const languages = await readShopLanguages(context, session)
  const shop = await readShopFacts(session.client, languages[0]?.code ?? '')
  return { shop: shop.title, languages, limits: describeWindows(session.client.windows(), context.clock.now()) }
}

/** Starts the practice shop and makes, or brings up to date, its connection. */
export async function startPracticeShop(
  context: JobContext,
  { channel, name }: Parsed<'publish.startPracticeShop'>,
): Promise<Result<'publish.startPracticeShop'>> {
  const { origin, key, secretRef } = await context.practiceShop.start()
  const connectionId = await context.run(practiceConnectionStep, { channel, name, origin, key, secretRef })
  return { connectionId, origin }
}
