import { afterEach } from 'vitest'
import type { SshServer } from './ssh-daemon.ts'
import { startSsh } from './ssh-daemon.ts'

export type { SshServer } from './ssh-daemon.ts'
export { newKey } from './ssh-daemon.ts'

const open: SshServer[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

/** A server for one test: it is closed when the test is over. */
export async function sshServer(...of: Parameters<typeof startSsh>): Promise<SshServer> {
  const server = await startSsh(...of)
  open.push(server)
  return server
}
