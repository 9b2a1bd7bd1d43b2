/** Text as the shop writes it in addresses and we in file names: `a-z0-9-`, accents folded. May be empty. */
export function slugOf(text: string): string {
  const folded = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return folded.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '')
}
