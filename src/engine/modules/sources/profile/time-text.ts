/** `03:00 AM`, `3:00 pm`, `15:00` and `3.00` as `HH:MM`; null for anything else. */
export function parseTime(text: string): string | null {
  const [, hours = '', minutes = '00', half = ''] =
    /^\s*(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*([ap])?\.?m?\.?\s*$/i.exec(text) ?? []
  if (hours === '') return null
  const isAfternoon = half.toLowerCase() === 'p'
  const hour = half === '' ? Number(hours) : (Number(hours) % 12) + (isAfternoon ? 12 : 0)
  if (hour > 23 || Number(minutes) > 59 || (half !== '' && (Number(hours) < 1 || Number(hours) > 12))) return null
  return `${String(hour).padStart(2, '0')}:${minutes}`
}

/** As profiles write it: `03:00 AM`. */
export function profileTime(time: string): string {
  const [hours = '0', minutes = '00'] = time.split(':')
  const hour = Number(hours)
  return `${String(hour % 12 === 0 ? 12 : hour % 12).padStart(2, '0')}:${minutes} ${hour < 12 ? 'AM' : 'PM'}`
}
