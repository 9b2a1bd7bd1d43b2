/** Hosts whose pages the app links to. Everything else stays closed, however it got into a text. */
const ALLOWED_HOSTS: readonly string[] = [
  'developers.lightspeedhq.com',
  'ecom-support.lightspeedhq.com',
  'www.lightspeedhq.com',
  'www.gs1.org',
]

/** Whether the person's browser may be sent there: https, an allowed host, no user name or odd port in the address. */
export function isAllowedLink(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  if (url.protocol !== 'https:') return false
  if (url.username !== '' || url.password !== '' || url.port !== '') return false
  return ALLOWED_HOSTS.includes(url.hostname)
}
