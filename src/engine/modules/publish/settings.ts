import type { Cluster } from './connectors/lightspeed-ecom/origin.ts'
import type { Mapping } from './connectors/lightspeed-ecom/desired.ts'
import type { ShopLanguageInfo } from './connectors/lightspeed-ecom/languages.ts'

/** What a connection row keeps as JSON. The secret is not among it: only the name it is asked for by. */
export interface ConnectionSettings {
  readonly cluster: Cluster
  readonly origin: string | null
  readonly key: string
  readonly secretRef: string
  readonly isPractice: boolean
  /** Null until the user changes it: then the default follows the structure. */
  readonly mapping: readonly Mapping[] | null
  /** False once the shop has refused lists of variants or links. */
  readonly takesBulk: { readonly variants: boolean; readonly links: boolean }
  /** The shop's active languages when last asked, the default one first; null before that. */
  readonly languages: readonly ShopLanguageInfo[] | null
}

/** A connection as the rest of the module uses it. */
export interface Connection {
  readonly id: number
  readonly name: string
  readonly channel: string
  readonly settings: ConnectionSettings
}

export const newSettings = (
  given: Pick<ConnectionSettings, 'cluster' | 'origin' | 'key' | 'secretRef'>,
): ConnectionSettings => ({
  ...given,
  isPractice: false,
  mapping: null,
  takesBulk: { variants: true, links: true },
  languages: null,
})
