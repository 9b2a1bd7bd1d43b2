import { KPIS } from '../../../../shared/kpi.ts'
import type { ReadContext, ResidentContext, WriteContext } from '../../../runtime/module.ts'
import { writeStep } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { dayOf } from '../kpis/day-of.ts'
import { kpis } from '../kpis/kpis.ts'

/**
 * Keeps the figures of the last day before today on which something changed, if they are not kept yet. They are those
 * that stand there now, so this is asked before anything changes today: when a catalogue is opened, and at midnight.
 */
export function closeLastDay(context: WriteContext): void {
  const { db, clock } = context
  const today = new Date(clock.now())
  today.setHours(0, 0, 0, 0)
  const last = db
    .prepare(
      "SELECT committed_at FROM change_set WHERE state = 'committed' AND committed_at < ? ORDER BY id DESC LIMIT 1",
    )
    .pluck()
    .get(today.toISOString()) as string | undefined
  if (last === undefined) return
  const day = dayOf(new Date(last))
  const isKept = db.prepare("SELECT 1 FROM kpi_day WHERE channel = '' AND family = '' AND day = ? LIMIT 1").get(day)
  if (!isKept) db.transaction(() => keepDay(context, day)).immediate()
}

export const closeLastDayStep = writeStep('quality.closeLastDay', (context: WriteContext, _: null) => {
  closeLastDay(context)
  return null
})

/** A second after midnight: a clock that runs a little fast would still find itself in the day before. */
const AFTER_MIDNIGHT_MS = 1_000

/** Closes each day at its end for as long as the catalogue is open. */
export async function keepDays({ clock, signal, run }: ResidentContext): Promise<void> {
  while (!signal.aborted) {
    const now = clock.now()
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)
    await clock.sleep(midnight.getTime() - now.getTime() + AFTER_MIDNIGHT_MS, signal)
    await run(closeLastDayStep, null)
  }
}

interface Kept {
  readonly channel: string
  readonly family: string
  readonly kpi: string
  readonly asked: number
  readonly wrong: number
}

/** Figures of the whole are kept every time, as they say that the day was; of families, those that have changed. */
function keepDay(context: ReadContext, day: string): void {
  const { db } = context
  const before = newest(db)
  const add = db.prepare('INSERT OR REPLACE INTO kpi_day VALUES (@channel, @family, @kpi, @day, @asked, @wrong)')
  for (const figure of figuresNow(context)) {
    const { channel, family, kpi, asked, wrong } = figure
    const was = before.get(`${channel}/${family}/${kpi}`)
    if (family === '' || was?.asked !== asked || was.wrong !== wrong) add.run({ ...figure, day })
  }
}

function* figuresNow(context: ReadContext): Generator<Kept> {
  const channels = [null, ...context.structure().channels.keys()]
  for (const channel of channels) {
    const { total, groups } = kpis(context, { by: 'family', channel, family: null, supplier: null, productId: null })
    const families = groups.filter(({ key }) => key !== null)
    for (const group of [total, ...families]) {
      const level = { channel: channel ?? '', family: group.key ?? '' }
      for (const kpi of KPIS) yield { ...level, kpi, asked: group.figures[kpi].of, wrong: group.figures[kpi].wrong }
      if (channel === null) yield { ...level, kpi: 'freshness', asked: group.products, wrong: group.stale }
    }
  }
}

function newest(db: Db): Map<string, { readonly asked: number; readonly wrong: number }> {
  // SQLite gives the other columns of the row that holds the MAX.
  const rows = db
    .prepare('SELECT channel, family, kpi, asked, wrong, MAX(day) FROM kpi_day GROUP BY channel, family, kpi')
    .all() as Kept[]
  return new Map(
    rows.map(({ channel, family, kpi, asked, wrong }) => [`${channel}/${family}/${kpi}`, { asked, wrong }]),
  )
}
