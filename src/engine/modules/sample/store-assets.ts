import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { storeMedia } from '../media/index.ts'

const listed = z.strictObject({
  file: z.string(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  altTexts: z.record(z.string(), z.string()),
})

/** A file of the sample that now lies in the media folder; `path` is what the products' values call it. */
export interface AssetData {
  readonly path: string
  readonly hash: string
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
  readonly altTexts: Readonly<Record<string, string>>
}

/** Copies every file that `assets.json` of the folder lists into the media folder; a listed file must be there. */
export function storeAssets(folder: string, mediaFolder: string): AssetData[] {
  const list = z.array(listed).parse(JSON.parse(readFileSync(join(folder, 'assets.json'), 'utf8')))
  return list.map(({ file, ...facts }) => ({ path: file, ...facts, ...storeMedia(join(folder, file), mediaFolder) }))
}
