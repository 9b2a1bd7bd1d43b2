import { hostOf } from '../../../core/pictures/picture-refs.ts'

/** How many pictures lie where, the server with most of them first. */
export function hostCounts(addresses: readonly string[]): { host: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const address of addresses) counts.set(hostOf(address), (counts.get(hostOf(address)) ?? 0) + 1)
  return [...counts].map(([host, count]) => ({ host, count })).toSorted((a, b) => b.count - a.count)
}
