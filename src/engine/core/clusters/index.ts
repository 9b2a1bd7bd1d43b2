/** Groups of values that are probably one and the same: spellings of a material, and later whatever else is alike. */
export type { Cluster, CountedValue, Likeness } from './cluster-values.ts'
export { clusterValues } from './cluster-values.ts'
export { fingerprint } from './fingerprint.ts'
