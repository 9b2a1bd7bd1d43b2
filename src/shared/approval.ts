/** A price that changes by more than so many percent, either way, needs approval; by just as much it passes. */
export const APPROVAL_PERCENT = 10
