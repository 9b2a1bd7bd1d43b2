import type { PresetId } from '../../../shared/presets.ts'
import { akeneo } from './akeneo.ts'
import { dynamics365, jeeves, monitor, wisepim } from './erp-presets.ts'
import { lightspeedEcom } from './lightspeed-ecom.ts'
import { lightspeedR, lightspeedX } from './lightspeed-retail.ts'
import { magento } from './magento.ts'
import type { Preset } from './preset.ts'
import { plainHeader, wordFor } from './preset.ts'
import { shopify } from './shopify.ts'
import { square } from './square.ts'
import { woocommerce } from './woocommerce.ts'

const ALL: readonly Preset[] = [
  shopify,
  woocommerce,
  magento,
  akeneo,
  square,
  lightspeedEcom,
  lightspeedX,
  lightspeedR,
  monitor,
  jeeves,
  dynamics365,
  wisepim,
]

export function presetOf(id: PresetId): Preset {
  const preset = ALL.find((each) => each.id === id)
  if (preset === undefined) throw new Error(`There is no preset ${id}`)
  return preset
}

/** The program whose export has these headers: one whose marks are all there, of several the one that knows most of them. */
export function recognise(headers: readonly string[]): Preset | null {
  const plain = new Set(headers.map(plainHeader))
  const known = ALL.filter(({ marks }) => marks.some((set) => set.every((mark) => plain.has(mark))))
  const wordsOf = (preset: Preset): number => headers.filter((header) => wordFor(preset, header) !== undefined).length
  return known.toSorted((a, b) => wordsOf(b) - wordsOf(a))[0] ?? null
}
