/** The part of a web address made of a title: `a-z0-9-`, accents folded. */
export function slugify(text: string): string {
  const folded = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return folded.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'page'
}

/** The slug itself, or with the first free number behind it: `tent`, `tent-2`, `tent-3`. */
export function freeSlug(wanted: string, isTaken: (slug: string) => boolean): string {
  const base = slugify(wanted)
  if (!isTaken(base)) return base
  for (let n = 2; ; n++) if (!isTaken(`${base}-${n}`)) return `${base}-${n}`
}
