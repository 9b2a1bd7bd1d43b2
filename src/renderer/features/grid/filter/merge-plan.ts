import type { Result } from '../../../../shared/contract/index.ts'

type Clusters = Result<'catalogue.similarValues'>['clusters']
export type Cluster = Clusters[number]

/** What is to become of a cluster: which value stays, and which become it. */
export interface MergeChoice {
  readonly keep: string
  readonly merged: readonly string[]
}

/**
 * What is proposed: the most frequent value stays. Those that differ in nothing but case, accents, punctuation or the
 * order of words are to become it; where letters differ a person decides.
 */
export function proposedChoice({ values, likeness }: Cluster): MergeChoice {
  const [first, ...others] = values
  return { keep: first?.value ?? '', merged: likeness === 'fingerprint' ? others.map(({ value }) => value) : [] }
}

/** The same with another value to stay; the one that stayed is merged with the rest, if any are. */
export function withKept({ keep, merged }: MergeChoice, next: string): MergeChoice {
  const others = merged.filter((value) => value !== next)
  return { keep: next, merged: merged.length === 0 ? [] : [...new Set([...others, keep])] }
}

export function withMerged({ keep, merged }: MergeChoice, value: string, isOn: boolean): MergeChoice {
  const others = merged.filter((each) => each !== value)
  return { keep, merged: isOn ? [...others, value] : others }
}

/** Every value that becomes another one. */
export function pairsOf(choices: readonly MergeChoice[]): readonly { readonly from: string; readonly to: string }[] {
  return choices.flatMap(({ keep, merged }) => merged.map((from) => ({ from, to: keep })))
}
