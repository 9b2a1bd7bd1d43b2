import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { buildReturnSheet } from '../../core/return-sheet/build-return-sheet.ts'
import type { ReturnColumn } from '../../core/return-sheet/build-return-sheet.ts'
import { returnLanguage } from '../../core/return-sheet/words.ts'
import { resolveColumn } from '../../core/structure/resolve-column.ts'
import type { StructureModel } from '../../core/structure/model.ts'
import type { Workbook } from '../../core/workbook/workbook.ts'
import { chosenPath } from '../../runtime/chosen-file.ts'
import type { JobContext, ReadContext, WriteContext } from '../../runtime/module.ts'
import { readStep, writeStep } from '../../runtime/module.ts'
import type { Db } from '../../store/database.ts'
import { get, sql } from '../../store/sql.ts'
import { writeWorkbook } from '../../runtime/files/write-workbook.ts'
import type { Question } from '../import/index.ts'
import { askOfDelivery, askOfImport, keepSheet } from '../import/index.ts'

type Of = Parsed<'suppliers.returnSheet'>['of']

const askBack = readStep(
  'suppliers.askBack',
  'worker',
  ({ db, structure }: ReadContext, { of }: { of: Of }): Question => {
    const question = of.kind === 'import' ? askOfImport(db, structure(), of.importId) : askOfDelivery(db, of.delivery)
    if (question.rows.length === 0)
      throw new AppError('conflict', 'Nothing is missing or wrong in this delivery: there is nothing to ask.', {
        reason: 'nothing-to-ask',
      })
    return question
  },
)

const noteQuestion = writeStep(
  'suppliers.noteQuestion',
  ({ db, clock }: WriteContext, { question }: { question: Question }): string => keepSheet(db, question, clock.now()),
)

const drawSheet = readStep(
  'suppliers.drawSheet',
  'worker',
  ({ db, structure }: ReadContext, { question, token, language }: DrawInput): Workbook =>
    buildReturnSheet(structure(), {
      token,
      language: returnLanguage(language ?? localeOf(db, question.supplier) ?? structure().defaultLocale),
      titles: titlesOf(question),
      columns: columnsOf(structure(), question),
      rows: question.rows,
    }),
)

interface DrawInput {
  readonly question: Question
  readonly token: string
  readonly language: string | null
}

export const returnSheetSteps = [askBack, noteQuestion, drawSheet]

/** Writes what is missing or wrong in a delivery as a workbook for its supplier, and remembers what was asked. */
export async function returnSheet(
  context: JobContext,
  { ticket, of, language }: Parsed<'suppliers.returnSheet'>,
): Promise<Result<'suppliers.returnSheet'>> {
  const path = chosenPath(context, ticket)
  const question = await context.run(askBack, { of })
  const token = await context.run(noteQuestion, { question })
  const workbook = await context.run(drawSheet, { question, token, language })
  await writeWorkbook(path, workbook)
  const cells = question.rows.reduce((sum, { asked }) => sum + asked.length, 0)
  return { rows: question.rows.length, cells, leftOut: question.leftOut }
}

function localeOf(db: Db, supplier: string | null): string | null {
  if (supplier === null) return null
  return get(db, sql.selectFrom('supplier').select('locale').where('code', '=', supplier))?.locale ?? null
}

/** What stood above the header of a spreadsheet, as far as it was looked at. */
function titlesOf({ description }: Question): readonly (readonly string[])[] {
  const { headerRow, previewRows } = description.source
  const header = description.columns[0]?.header
  // Rows of the preview are those of the sheet only where none before the header is empty and left out.
  if (headerRow === null || previewRows[headerRow - 1]?.every((cell) => cell !== header) !== false) return []
  return previewRows.slice(0, headerRow - 1).map((row) => [...row])
}

function columnsOf(structure: StructureModel, { description }: Question): ReturnColumn[] {
  return description.columns
    .filter(({ isAdded }) => isAdded !== true)
    .map(({ header, mapping: { target, steps = [] } }) => {
      if (target.kind !== 'column' || steps.length > 0) return { header, attribute: null }
      const resolved = resolveColumn(structure, target.column)
      return { header, attribute: resolved.ok ? resolved.column.attribute : null }
    })
}
