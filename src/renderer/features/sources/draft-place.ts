import type { Input } from '../../../shared/contract/index.ts'
import type { SourcePlace } from '../../../shared/contract/sources.ts'
import type { SourceDraft } from './source-draft.ts'

type Of<Kind extends SourcePlace['kind']> = Extract<SourcePlace, { kind: Kind }>

/** A place in the fields of its form. */
export function placeFields(place: SourcePlace): Partial<SourceDraft> {
  switch (place.kind) {
    case 'http': {
      const { url, auth, pages, isOwnNetwork } = place
      return {
        kind: 'http',
        url,
        isOwnNetwork,
        auth: auth.kind,
        recordsPath: place.recordsPath ?? '',
        pages: pages.kind,
        ...(auth.kind === 'basic' ? { username: auth.username } : {}),
        ...(auth.kind === 'header' ? { header: auth.name } : {}),
        ...('parameter' in pages ? { parameter: pages.parameter } : {}),
        ...('first' in pages ? { first: String(pages.first), step: String(pages.step) } : {}),
        ...('path' in pages ? { pagePath: pages.path } : {}),
      }
    }
    case 'ftp':
    case 'sftp': {
      const { kind, host, port, username, path, afterReading, isOwnNetwork } = place
      return {
        ...(kind === 'ftp' ? { encryption: place.encryption } : { keyKind: place.auth }),
        kind,
        host,
        username,
        path,
        isOwnNetwork,
        after: afterReading.kind,
        port: port === null ? '' : String(port),
        ...(afterReading.kind === 'move' ? { afterFolder: afterReading.folder } : {}),
      }
    }
    case 'folder':
      return { kind: 'folder', folder: place.folder, pattern: place.pattern }
  }
}

/** Whether signing in takes something that is kept secret. */
export function takesSecret({ kind, auth, username }: SourceDraft): boolean {
  return kind === 'http' ? auth !== 'none' : kind === 'sftp' || (kind === 'ftp' && username.trim() !== '')
}

/** The place as typed; call it for a draft without faults. */
export function placeOf(draft: SourceDraft): Input<'sources.save'>['place'] {
  const { kind, isOwnNetwork } = draft
  switch (kind) {
    case 'http':
      return {
        kind,
        url: draft.url.trim(),
        auth: authOf(draft),
        pages: pagesOf(draft),
        recordsPath: draft.recordsPath.trim() === '' ? null : draft.recordsPath.trim(),
        isOwnNetwork,
      }
    case 'ftp':
    case 'sftp': {
      const { host, username, path, after, afterFolder } = draft
      const afterReading = after === 'move' ? { kind: after, folder: afterFolder.trim() } : { kind: after }
      const port = draft.port.trim() === '' ? null : Number(draft.port)
      const server = {
        host: host.trim(),
        port,
        username: username.trim(),
        path: path.trim(),
        afterReading,
        isOwnNetwork,
      }
      return kind === 'ftp'
        ? { kind, encryption: draft.encryption, ...server }
        : { kind, auth: draft.keyKind, ...server }
    }
    case 'folder':
      return { kind, folder: draft.folder, pattern: draft.pattern.trim() === '' ? '*' : draft.pattern.trim() }
  }
}

function authOf({ auth, username, header }: SourceDraft): Of<'http'>['auth'] {
  if (auth === 'basic') return { kind: auth, username: username.trim() }
  return auth === 'header' ? { kind: auth, name: header.trim() } : { kind: auth }
}

function pagesOf({ pages, parameter, first, step, pagePath }: SourceDraft): Of<'http'>['pages'] {
  switch (pages) {
    case 'number':
      return { kind: pages, parameter: parameter.trim(), first: Number(first), step: Number(step) }
    case 'cursor':
      return { kind: pages, parameter: parameter.trim(), path: pagePath.trim() }
    case 'next-url':
      return { kind: pages, path: pagePath.trim() }
    default:
      return { kind: pages }
  }
}
