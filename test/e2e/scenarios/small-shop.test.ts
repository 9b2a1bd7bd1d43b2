import { SMALL_SHOP } from '../../fixtures/shop/make-shop.ts'
import { scenario } from './scenario.ts'
import { stepsOfAShop } from './steps-a.ts'
import { stepsOfAnEditor } from './steps-b.ts'

const shop = scenario(SMALL_SHOP)
stepsOfAShop(shop)
stepsOfAnEditor(shop)
