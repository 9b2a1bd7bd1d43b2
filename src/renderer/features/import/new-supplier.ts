import type { Input, Result } from '../../../shared/contract/index.ts'
import type { Outcome } from '../../engine/index.ts'
import { newRequestId, startJob } from '../../engine/index.ts'
import type { Description } from './import-session.ts'

/** What a file calls its supplier: the first line above its header; nothing where it begins with its columns. */
export function supplierInTitle({ headerRow, previewRows }: Pick<Description, 'headerRow' | 'previewRows'>): string {
  const titles = previewRows.slice(0, Math.max(0, (headerRow ?? 1) - 1)).flat()
  return (
    titles
      .map((cell) => cell.trim())
      .find((cell) => /\p{L}{2}/u.test(cell))
      ?.slice(0, 200) ?? ''
  )
}

/** Makes a supplier as a step of its own, which the history can take back. */
export function makeSupplier(
  code: string,
  name: string,
  format: Input<'model.change'>['format'],
): Promise<Outcome<Result<'model.change'>>> {
  return startJob('model.change', {
    requestId: newRequestId(),
    changes: [{ entity: 'supplier', action: 'create', code, fields: { name } }],
    format,
  })
}
