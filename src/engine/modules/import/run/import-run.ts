import type { Result } from '../../../../shared/contract/index.ts'
import type { ImportPolicy } from '../../../../shared/contract/import-policy.ts'
import { DEFAULT_POLICY } from '../../../../shared/contract/import-policy.ts'
import type { ImportStep } from '../../../../shared/contract/import-steps.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { ReadingChoices } from '../../../core/mapping/cell-reader.ts'
import type { ColumnFacts } from '../../../core/mapping/column-facts.ts'
import type { MappingTarget } from '../../../core/mapping/mapping.ts'
import type { LayoutDrift } from '../../../core/matching/layout-drift.ts'
import type { ReturnedFacts } from '../returned/compose.ts'
import type { Db } from '../../../store/database.ts'
import { get, run, sql } from '../../../store/sql.ts'
import type { SourceDescription, SourceOptions, SourceResult } from '../readers/index.ts'
import type { ShapedDescription } from '../staging/shaped-source.ts'

/** A column's mapping as it is kept: the contract's, with the type of a new attribute checked. */
export interface ColumnMapping extends ReadingChoices {
  readonly column: number
  readonly target: MappingTarget
  readonly isIdentifier: boolean
  /** What an empty cell means; left out: what the catalogue holds stays. */
  readonly onEmpty?: 'leave' | 'clear' | undefined
  /** What texts are that the catalogue has nothing of yet, as the contract says; left out: nobody said anything. */
  readonly newOptions?:
    | readonly { readonly text: string; readonly into: string | null; readonly isMade?: boolean | undefined }[]
    | undefined
  /** What is done to its cells before they are read; left out: nothing. */
  readonly steps?: readonly ImportStep[]
}
export type Described = Result<'import.describe'>
export type Receipt = Result<'import.commit'>['receipt']

/** One source column with everything known of it. */
export interface RunColumn {
  readonly index: number
  readonly header: string
  readonly samples: readonly string[]
  readonly facts: ColumnFacts
  readonly mapping: ColumnMapping
  readonly confidence: number
  readonly reason: Described['columns'][number]['reason']
  readonly isSure: boolean
  /** Of a file that our own export wrote: what it says of a product as it is now changes nothing, whatever the rules. */
  readonly isOwnExport?: boolean
  /** And one in which texts have a guard against formulas, which is taken off. */
  readonly isGuarded?: boolean
  /** Where it was proposed to go. Left out in imports from before. */
  readonly proposed?: MappingTarget
  /** A person settled it. */
  readonly isChosen?: boolean
  /** A correction of an earlier import speaks here; it can be forgotten. */
  readonly isRemembered?: boolean
  /** No column of the file, but made of others by its steps; such columns stand behind those of the file. */
  readonly isAdded?: boolean
}

/** What became of a person's repairs when their file was read in another way, in cells. */
export interface CarriedRepairs {
  readonly kept: number
  /** Whose row or column is no longer there. */
  readonly lost: number
  /** The first of them, as the file had them before. */
  readonly lostCells: readonly { readonly line: number; readonly column: string; readonly text: string }[]
}

/** The description column of import_run: how the file was read and where its columns go. */
export interface RunDescription {
  readonly sourcePath: string
  /** Files of the same layout that are read with it; left out where there are none. */
  readonly morePaths?: readonly string[]
  /** Where a person said that its pictures are, besides beside it. */
  readonly pictureFolder?: string
  readonly options: SourceOptions
  readonly source: Omit<SourceDescription, 'columns' | 'sampleRows'> &
    Partial<Pick<ShapedDescription, 'preset' | 'recognised' | 'ownHeaders' | 'variants'>>
  readonly result: SourceResult
  readonly columns: readonly RunColumn[]
  readonly policy: ImportPolicy
  /** The profile it was read with, as text; null without one. */
  readonly profile: string | null
  /** The code of the supplier whose delivery it is; left out in imports from before. */
  readonly supplier?: string | null
  /** Set for a return sheet that came back: what of it was asked, and what is not taken. */
  readonly returned?: ReturnedFacts
  /** Set where it takes the place of another reading of the file that had been repaired. */
  readonly carried?: CarriedRepairs
  /** The source it is a delivery of, and how its layout drifted; null for a file unlike all before. */
  readonly known?: {
    readonly sourceId: number
    readonly supplier: string | null
    readonly fileName: string
    readonly drift: LayoutDrift
  } | null
}

export interface ImportRun {
  readonly id: number
  readonly fileName: string
  readonly stagingPath: string
  readonly state: Described['state']
  readonly changeSetId: number | null
  readonly receipt: Receipt | null
  readonly description: RunDescription
}

/** Throws `not-found` for an import nobody staged. */
export function readRun(db: Db, importId: number): ImportRun {
  const row = get(db, sql.selectFrom('import_run').selectAll().where('id', '=', importId))
  if (!row) throw new AppError('not-found', 'This import is no longer there. Open the file again.', { importId })
  return {
    id: row.id,
    fileName: row.file_name,
    stagingPath: row.staging_path,
    state: row.state,
    changeSetId: row.change_set_id,
    receipt: row.receipt === null ? null : (JSON.parse(row.receipt) as Receipt), // written by updateRun
    description: describedAs(row.description),
  }
}

/** Imports from before say nothing of the policies that came later. */
export function describedAs(text: string): RunDescription {
  const description = JSON.parse(text) as RunDescription // written by insertRun and updateRun
  return { ...description, policy: { ...DEFAULT_POLICY, ...description.policy } }
}

export function insertRun(
  db: Db,
  fileName: string,
  stagingPath: string,
  description: RunDescription,
  now: Date,
): number {
  return run(
    db,
    sql.insertInto('import_run').values({
      file_name: fileName,
      staging_path: stagingPath,
      description: JSON.stringify(description),
      state: 'staged',
      change_set_id: null,
      receipt: null,
      created_at: now.toISOString(),
    }),
  ).lastInsertRowid
}

export function updateRun(
  db: Db,
  importId: number,
  change: Partial<Pick<ImportRun, 'state' | 'changeSetId' | 'receipt' | 'description'>>,
): void {
  const { state, changeSetId, receipt, description } = change
  run(
    db,
    sql
      .updateTable('import_run')
      .set({
        ...(state === undefined ? {} : { state }),
        ...(changeSetId === undefined ? {} : { change_set_id: changeSetId }),
        ...(receipt === undefined ? {} : { receipt: receipt === null ? null : JSON.stringify(receipt) }),
        ...(description === undefined ? {} : { description: JSON.stringify(description) }),
      })
      .where('id', '=', importId),
  )
}

/** Throws unless the import still waits to be carried out. */
export function requireStaged({ state }: ImportRun): void {
  if (state !== 'staged') {
    throw new AppError('conflict', 'This import has been carried out or dropped already. Open the file again.', {
      state,
    })
  }
}
