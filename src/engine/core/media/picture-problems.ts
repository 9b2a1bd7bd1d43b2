import type { PictureFacts, PictureProblem } from '../../../shared/contract/media.ts'

/** What marketplaces ask of the longer side at least; a shop's zoom wants 1,000. */
export const LEAST_PX = 500

/** What is to be said of a picture before it goes to a channel. None of these keeps it from being attached. */
export function pictureProblems({ width, height, warnings }: PictureFacts): PictureProblem[] {
  const isSmall = width !== null && height !== null && Math.max(width, height) < LEAST_PX
  return [...(isSmall ? (['too-small'] as const) : []), ...warnings.filter((warning) => warning !== 'tiny')]
}
