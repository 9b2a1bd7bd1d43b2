import type { PictureFacts, PictureProblem } from '../../../shared/contract/media.ts'

/** What marketplaces ask of the longer side at least; a shop's zoom wants 1,000. */
export const LEAST_PX = 500

/** What the endings of names promise; others promise nothing. */
const PROMISED: Readonly<Record<string, string>> = {
  jpg: 'jpeg',
  jpeg: 'jpeg',
  jpe: 'jpeg',
  jfif: 'jpeg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
  avif: 'avif',
  tif: 'tiff',
  tiff: 'tiff',
}

/** What is to be said of a picture before it goes to a channel. None of these keeps it from being attached. */
export function pictureProblems(
  { width, height, format, warnings }: Pick<PictureFacts, 'width' | 'height' | 'format' | 'warnings'>,
  path: string,
): PictureProblem[] {
  const isSmall = width !== null && height !== null && Math.max(width, height) < LEAST_PX
  const promised = PROMISED[/\.([A-Za-z]{3,4})$/.exec(path)?.[1]?.toLowerCase() ?? '']
  const isMisnamed = promised !== undefined && format !== null && promised !== format
  return [
    ...(isSmall ? (['too-small'] as const) : []),
    ...(isMisnamed ? (['wrong-extension'] as const) : []),
    ...warnings.filter((warning) => warning !== 'tiny'),
  ]
}
