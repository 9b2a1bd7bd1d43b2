import { afterEach } from 'vitest'
import type { FtpServer } from './ftp-daemon.ts'
import { startFtp } from './ftp-daemon.ts'

export type { FtpServer } from './ftp-daemon.ts'
export { TEST_CERTIFICATE } from './ftp-daemon.ts'

const open: FtpServer[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

/** A server for one test: it is closed when the test is over. */
export async function ftpServer(...of: Parameters<typeof startFtp>): Promise<FtpServer> {
  const server = await startFtp(...of)
  open.push(server)
  return server
}
