import type { SourcePlace } from '../../../shared/contract/sources.ts'

/** Ports where the person gives none. */
export function defaultPort(place: SourcePlace): number | null {
  switch (place.kind) {
    case 'http':
      return place.url.startsWith('https:') ? 443 : 80
    case 'ftp':
      return place.encryption === 'implicit' ? 990 : 21
    case 'sftp':
      return 22
    case 'folder':
      return null
  }
}

/**
 * To whom a secret of this place is given, and how: `https://shop.example:443`. A kept secret belongs to this; for
 * another address, or a less guarded way to it, it is asked again.
 */
export function addressOf(place: SourcePlace): string {
  switch (place.kind) {
    case 'http': {
      const { protocol, hostname, port } = new URL(place.url)
      return `${protocol}//${hostname}:${port === '' ? defaultPort(place) : port}`
    }
    case 'ftp':
      return `ftp+${place.encryption}://${place.host.toLowerCase()}:${place.port ?? defaultPort(place)}`
    case 'sftp':
      return `sftp://${place.host.toLowerCase()}:${place.port ?? defaultPort(place)}`
    case 'folder':
      return 'folder:'
  }
}

/** Whether signing in there takes a password, token or key. */
export function takesSecret(place: SourcePlace): boolean {
  return place.kind === 'http'
    ? place.auth.kind !== 'none'
    : place.kind === 'sftp' || (place.kind === 'ftp' && place.username !== '')
}
