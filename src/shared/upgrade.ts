/** How far the upgrade of a catalogue of an older version is: step `step` of `steps`, and how much of that is done. */
export interface UpgradeProgress {
  readonly doing: 'copying' | 'changing' | 'finishing'
  readonly step: number
  readonly steps: number
  /** From 0 to 1; null where it is not known. */
  readonly share: number | null
}

export type OnUpgrade = (progress: UpgradeProgress) => void
