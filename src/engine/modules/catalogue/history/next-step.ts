import type { Db } from '../../../store/database.ts'

/** The step that undo takes back next: the newest that is done. Reads the index change_set_undo. */
export function nextToUndo(db: Db): number | null {
  return (
    (db
      .prepare("SELECT id FROM change_set WHERE undo_state = 'done' AND state = 'committed' ORDER BY id DESC LIMIT 1")
      .pluck()
      .get() as number | undefined) ?? null
  )
}

/** The step that redo does again next, the one undone last, with the change set that undid it. */
export function nextToRedo(db: Db): { readonly stepId: number; readonly undoId: number } | null {
  if (db.prepare("SELECT 1 FROM change_set WHERE undo_state = 'undone' LIMIT 1").get() === undefined) return null
  const row = db
    .prepare(
      `SELECT s.id AS stepId, u.id AS undoId FROM change_set u JOIN change_set s ON s.id = u.reverses_id
       WHERE u.kind = 'undo' AND s.undo_state = 'undone' ORDER BY u.id DESC LIMIT 1`,
    )
    .get()
  return (row as { stepId: number; undoId: number } | undefined) ?? null
}
