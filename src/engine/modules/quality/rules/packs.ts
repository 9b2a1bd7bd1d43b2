import { rulePack } from '../../../../shared/contract/rules.ts'
import type { QualityRule, RulePack } from '../../../../shared/contract/rules.ts'
import cleanData from '../../../../../resources/rules/clean-data.json' with { type: 'json' }
import marketplace from '../../../../../resources/rules/marketplace.json' with { type: 'json' }
import personalisation from '../../../../../resources/rules/personalisation.json' with { type: 'json' }
import productSafety from '../../../../../resources/rules/eu-product-safety.json' with { type: 'json' }

let packs: readonly RulePack[] | undefined

/** The packs that ship with the program, in the order they are shown. */
export function rulePacks(): readonly RulePack[] {
  return (packs ??= [marketplace, cleanData, productSafety, personalisation].map((pack) => rulePack.parse(pack)))
}

/** The rules of a pack; none for one that does not ship. */
export function packRules(code: string): readonly QualityRule[] {
  return rulePacks().find(({ pack }) => pack === code)?.rules ?? []
}
