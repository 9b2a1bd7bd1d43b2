import { readFileSync } from 'node:fs'

/** What a piece of work took, in ms: on the clock, and of all cores for this process, its threads and ended children. */
export interface Cost {
  readonly wall: number
  readonly cpu: number
}

export async function cost(work: () => unknown): Promise<Cost> {
  const cpu = process.cpuUsage()
  const children = childrenCpu()
  const start = performance.now()
  await work()
  const wall = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { wall, cpu: (user + system) / 1_000 + childrenCpu() - children }
}

/** CPU of the children that have ended, in ms: in the system's words 1/100 s. Known on Linux only; elsewhere 0. */
function childrenCpu(): number {
  try {
    // After the name, which may hold anything, in brackets: state, then numbers; the 14th and 15th are of children.
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[13]) + Number(fields[14])) * 10
  } catch {
    return 0
  }
}

/** Participants in turn, `rounds` times, so that what else the machine does falls on all alike. */
export async function inTurn<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, () => unknown>>,
): Promise<Record<Name, Cost[]>> {
  const names = Object.keys(works) as Name[] // its keys, by definition
  const costs = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Cost[]>
  for (let round = 0; round < rounds; round++)
    for (const name of names) costs[name].push(await cost(() => works[name]()))
  return costs
}

/** The value that `share` of all values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
}
