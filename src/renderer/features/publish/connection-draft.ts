import type { ConnectionInfo } from '../../../shared/contract/publish.ts'

/** The form of a connection as typed. */
export interface ConnectionDraft {
  readonly name: string
  readonly cluster: 'eu1' | 'us1'
  readonly channel: string
  readonly key: string
  /** Empty keeps the one there is. */
  readonly secret: string
  readonly origin: string
}

export type DraftFault = 'name' | 'key' | 'secret' | 'origin'

export function draftOf(connection: ConnectionInfo | null, firstChannel: string): ConnectionDraft {
  return {
    name: connection?.name ?? '',
    cluster: connection?.cluster === 'us1' ? 'us1' : 'eu1',
    channel: connection?.channel ?? firstChannel,
    key: connection?.key ?? '',
    secret: '',
    origin: connection?.origin ?? '',
  }
}

/** What is missing or cannot be right; empty when the connection can be saved. */
export function faultsOf(draft: ConnectionDraft, hasSecret: boolean): readonly DraftFault[] {
  const faults: DraftFault[] = []
  if (draft.name.trim() === '') faults.push('name')
  if (draft.key.trim() === '') faults.push('key')
  if (draft.secret.trim() === '' && !hasSecret) faults.push('secret')
  if (draft.origin.trim() !== '' && !isOrigin(draft.origin.trim())) faults.push('origin')
  return faults
}

/** `https://host`, or plain http on this computer only: credentials must not travel in the clear. */
function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, pathname, search, hash, username } = new URL(text)
  if (pathname !== '/' || search !== '' || hash !== '' || username !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}
