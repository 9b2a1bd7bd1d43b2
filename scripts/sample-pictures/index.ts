import { camp } from './camp.ts'
import { cookAndDrink } from './cook-drink.ts'
import { lightAndTools } from './light-tools.ts'
import type { Draw } from './paint.ts'
import { sleepAndCarry } from './sleep-carry.ts'
import { wear } from './wear.ts'

/** Every kind of product that can be drawn, by the name its files begin with. */
export const drawings: Readonly<Record<string, Draw>> = {
  ...camp,
  ...sleepAndCarry,
  ...wear,
  ...cookAndDrink,
  ...lightAndTools,
}

export { svg } from './paint.ts'
