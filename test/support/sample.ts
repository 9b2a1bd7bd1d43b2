import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { sourceMigrations } from '../../src/engine/app.ts'
import { createCatalogue, sourceContent } from '../../src/engine/create-catalogue.ts'
import { tempFolder } from './catalogue.ts'

let made: string | null = null
afterAll(() => {
  if (made) rmSync(join(made, '..'), { recursive: true, force: true })
})

/** A fresh copy of the sample catalogue, media included; made once per test file. */
export function sampleFile(): string {
  made ??= makeSample()
  const catalogue = join(tempFolder(), 'sample.etalage')
  cpSync(made, catalogue)
  cpSync(`${made}.media`, `${catalogue}.media`, { recursive: true })
  return catalogue
}

function makeSample(): string {
  const catalogue = join(mkdtempSync(join(tmpdir(), 'etalage-')), 'sample.etalage')
  createCatalogue({ catalogue, content: 'sample', migrations: sourceMigrations, folders: sourceContent })
  return catalogue
}
