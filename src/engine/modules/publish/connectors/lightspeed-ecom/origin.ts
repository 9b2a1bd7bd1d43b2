import { AppError } from '../../../../../shared/errors.ts'

const clusters = { eu1: 'https://api.webshopapp.com', us1: 'https://api.shoplightspeed.com' } as const
export type Cluster = keyof typeof clusters

/**
 * Where the shop's API answers: the cluster's address, or the origin given instead of it (a test server, a proxy).
 * Refuses anything but https, with plain http allowed on this machine only, and addresses that carry credentials.
 */
export function apiOrigin(cluster: Cluster, override: string | null): string {
  if (override === null || override.trim() === '') return clusters[cluster]
  const refuse = (message: string) => new AppError('invalid-input', message, { reason: 'origin' })
  if (!URL.canParse(override.trim())) {
    throw refuse('The address of the shop must look like https://host or http://127.0.0.1:4100.')
  }
  const url = new URL(override.trim())
  if (url.username || url.password) throw refuse('The address of the shop must not contain a name or password.')
  if (url.pathname !== '/' || url.search || url.hash) {
    throw refuse('The address of the shop must end after the host and port.')
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw refuse('Without encryption (http) only an address on this computer is allowed. Use https.')
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw refuse('The address of the shop must start with https://.')
  return url.origin
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
