import type { Db } from '../../../store/database.ts'
import { pluckStatement } from '../../../store/database.ts'

/** The hash of a picture that is here, as it waits (`picture_wait`); null for one that is not. */
export function pictureFetched(db: Db): (picture: string) => string | null {
  const known = pluckStatement(db, 'SELECT a.hash FROM picture_address a JOIN asset USING (hash) WHERE a.address = ?')
  return (picture) => (/^[0-9a-f]{64}$/.test(picture) ? picture : ((known.get(picture) as string | undefined) ?? null)) // a column of text
}
