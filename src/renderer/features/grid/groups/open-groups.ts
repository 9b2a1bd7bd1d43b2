import type { GroupRow } from '../../../../shared/contract/catalogue.ts'

/** Which groups are open: all or none, but for some, by their keys. */
export interface Openness {
  readonly isOpen: boolean
  readonly except: string[]
}

export interface OpenGroups {
  now(): Openness
  isAllOpen(): boolean
  toggle(group: GroupRow): void
  /** Opens or closes all; resolves when the rows are there. */
  setAll(isOpen: boolean): Promise<void>
  /** Products are grouped otherwise: all groups are open. */
  startAnew(): void
  /** The rows are there. */
  arrived(): void
}

/** `regroup` asks for the rows with the groups as they are open now. */
export function createOpenGroups(regroup: () => void): OpenGroups {
  let openness: Openness = { isOpen: true, except: [] }
  let onArrived: () => void = () => {}
  const open = (next: Openness): void => {
    openness = next
    regroup()
  }
  return {
    now: () => openness,
    isAllOpen: () => openness.isOpen && openness.except.length === 0,
    toggle: ({ key }) => {
      const { isOpen, except } = openness
      open({ isOpen, except: except.includes(key) ? except.filter((each) => each !== key) : [...except, key] })
    },
    setAll: (isOpen) =>
      new Promise((resolve) => {
        onArrived = resolve
        open({ isOpen, except: [] })
      }),
    startAnew: () => {
      openness = { isOpen: true, except: [] }
    },
    arrived: () => onArrived(),
  }
}
