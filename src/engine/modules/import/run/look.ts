import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import { openedFile } from '../../../runtime/chosen-file.ts'
import type { JobContext } from '../../../runtime/module.ts'
import type { Looked } from '../staging/look-task.ts'
import { lookTask } from '../staging/look-task.ts'

/** Files looked at in one process; one that ends it takes no others along, for then they are looked at one by one. */
const AT_ONCE = 20

/** Tells files that were dropped together apart: those with the same columns go together, in whatever order they stand. */
export async function look(context: JobContext, { tickets }: Parsed<'import.look'>): Promise<Result<'import.look'>> {
  const paths = tickets.map((ticket) => openedFile(context, ticket).path)
  const found: Looked[] = []
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    context.signal.throwIfAborted()
    found.push(...(await lookAtSome(context, paths.slice(at, at + AT_ONCE))))
    context.progress({ step: 'import.looking', done: found.length, total: paths.length, waitingSeconds: null })
  }
  const groups = new Map<string, { tickets: string[]; columns: number }>()
  const refused: Result<'import.look'>['refused'] = []
  for (const [at, ticket] of tickets.entries()) {
    const file = found[at]
    if (file === undefined) continue
    if (file.kind === 'refused') refused.push({ ticket, code: file.code, message: file.message, details: file.details })
    else {
      const key = file.layout === '' ? ticket : file.layout
      const group = groups.get(key) ?? { tickets: [], columns: file.columns }
      group.tickets.push(ticket)
      groups.set(key, group)
    }
  }
  return { groups: [...groups.values()].toSorted((a, b) => b.tickets.length - a.tickets.length), refused }
}

async function lookAtSome(context: JobContext, paths: readonly string[]): Promise<readonly Looked[]> {
  const run = (some: readonly string[]): Promise<readonly Looked[]> =>
    context.tasks.run<readonly Looked[]>(lookTask.name, { paths: some }, { signal: context.signal })
  try {
    return await run(paths)
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error
    const { code, message, details } = error
    if (paths.length === 1) return [{ kind: 'refused', code, message, details }]
    const found: Looked[] = []
    for (const path of paths) found.push(...(await lookAtSome(context, [path])))
    return found
  }
}
