import { call } from '../../engine/index.ts'
import { go, useNavigation } from '../../state/navigation.ts'
import type { ImportPhase } from '../import/index.tsx'
import { useImportSession } from '../import/index.tsx'
import type { TourStep } from './tour-step.ts'
import { TourFailure } from './tour-step.ts'
import { click, until } from './waiting.ts'

type Open = Extract<ImportPhase, { kind: 'open' }>
type Done = Extract<ImportPhase, { kind: 'done' }>

/** The first row of the staging sheet, as it is drawn. */
const STAGED_CELL = '[data-tour="import-rows"] [row-index="0"] .ag-cell'

const phaseNow = (): ImportPhase => useImportSession.getState().phase

/** The open import; fails with what went wrong where there is none any more. */
function openPhase(): Open | null {
  const phase = phaseNow()
  if (phase.kind === 'failed') throw phase.error
  if (phase.kind === 'open' && phase.error) throw phase.error
  return phase.kind === 'open' ? phase : null
}

function donePhase(): Done | null {
  openPhase()
  const phase = phaseNow()
  return phase.kind === 'done' ? phase : null
}

const onImport = (): void => {
  if (useNavigation.getState().route.screen !== 'import') go({ screen: 'import' })
}

/** The supplier's file is brought in and read. */
export const openFileStep: TourStep = {
  name: 'file',
  target: '[data-tour="nav-import"]',
  isDone: () => phaseNow().kind === 'open',
  act: async () => {
    const ticket = await window.desktop.tourFile()
    if (!ticket) throw new TourFailure('tour.failure.file', 'The supplier’s file of the tour is not there.')
    go({ screen: 'import', tickets: [ticket] })
    await until('the file to be read', openPhase)
  },
  result: async () => {
    const open = await until('the file to be read', openPhase)
    const description = await call('import.describe', { importId: open.importId })
    return { 'tour.number.rows': description.rows, 'tour.number.columns': description.columns.length }
  },
}

/** Where the columns go. */
export const columnsStep: TourStep = {
  name: 'columns',
  target: '[data-tour="import-to-mapping"]',
  arrive: onImport,
  isDone: () => {
    const phase = phaseNow()
    return phase.kind === 'open' && phase.step !== 'source'
  },
  act: async () => {
    await click('[data-tour="import-to-mapping"]')
    await until('the columns', () => openPhase()?.step === 'mapping')
  },
  result: async () => {
    const { columns } = await call('import.describe', { importId: (await until('the columns', openPhase)).importId })
    const left = columns.filter(({ mapping }) => mapping.target.kind === 'ignore').length
    const unsure = columns.filter(({ isSure }) => !isSure).length
    return {
      'tour.number.mapped': columns.length - left,
      'tour.number.unsure': unsure,
      'tour.number.leftOut': left,
    }
  },
}

/** What would happen to every row. */
export const checkStep: TourStep = {
  name: 'check',
  target: '[data-tour="import-to-staging"]',
  arrive: onImport,
  isDone: () => {
    const phase = phaseNow()
    return phase.kind === 'done' || (phase.kind === 'open' && phase.step === 'staging' && phase.plan !== null)
  },
  act: async () => {
    await click('[data-tour="import-to-staging"]')
    await until('the comparison with the catalogue', () => openPhase()?.plan)
  },
  result: async () => {
    const { receipt } = await until(
      'the comparison with the catalogue',
      () => openPhase()?.plan ?? donePhase()?.receipt,
    )
    await until('the rows', () => donePhase() ?? document.querySelector(STAGED_CELL)?.textContent)
    return {
      'import.receipt.created': receipt.created,
      'import.receipt.updated': receipt.updated,
      'import.receipt.unchanged': receipt.unchanged,
      'import.receipt.skipped': receipt.skipped,
      'import.receipt.rejected': receipt.rejected,
    }
  },
}

/** The import is carried out. */
export const commitStep: TourStep = {
  name: 'commit',
  target: '[data-tour="import-commit"]',
  outcome: '[data-tour="import-receipt"]',
  arrive: onImport,
  isDone: () => phaseNow().kind === 'done',
  act: async () => {
    await click('[data-tour="import-commit"]')
    await until('the receipt', donePhase)
  },
  result: async () => {
    const { receipt } = await until('the receipt', donePhase)
    const { read, created, updated, unchanged, skipped, rejected } = receipt.receipt
    if (read !== created + updated + unchanged + skipped + rejected)
      throw new TourFailure('tour.failure.receipt', 'The receipt does not add up.')
    return {
      'import.receipt.read': read,
      'import.receipt.created': created,
      'import.receipt.updated': updated,
      'import.receipt.unchanged': unchanged,
      'import.receipt.skipped': skipped,
      'import.receipt.rejected': rejected,
    }
  },
}
