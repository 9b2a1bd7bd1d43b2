const DAY_MS = 86_400_000
const EPOCH_1900 = Date.UTC(1899, 11, 31)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
/** 31 December 9999 in the 1900 system; beyond it a spreadsheet shows ####. */
const LAST_DAY = 2_958_465

/**
 * A spreadsheet's day number as ISO text: "2024-02-02", or "2024-02-02T13:30:00" when a time is shown and it is not
 * midnight. The 1900 system counts a 29 February 1900 that never was; day 60 is told as 28 February. Undefined for
 * numbers that are no date.
 */
export function serialToIso(serial: number, uses1904: boolean, showsTime: boolean): string | undefined {
  if (!(serial >= 0 && serial < LAST_DAY + 1)) return undefined
  let days = Math.floor(serial)
  let seconds = Math.round((serial - days) * 86_400)
  if (seconds === 86_400) {
    seconds = 0
    days += 1
  }
  // From day 61 on, the day that never was counts too.
  const epochDays = uses1904 || days < 60 ? days : days - 1
  const date = new Date((uses1904 ? EPOCH_1904 : EPOCH_1900) + epochDays * DAY_MS + seconds * 1000).toISOString()
  const isTimed = serial < 1 ? showsTime : showsTime && seconds > 0
  return isTimed ? date.slice(0, 19) : date.slice(0, 10)
}
