/** Says what the badges of drawn cells show to those who cannot see them. */
export function describeBadges(host: HTMLElement, reasonAt: (row: number, columnId: string) => string | null): void {
  for (const cell of host.querySelectorAll('.cell[role="gridcell"]')) {
    const has = cell.matches('.is-locked, .is-inherited, .is-own, .is-taken')
    if (!has && !cell.hasAttribute('aria-description')) continue
    const row = Number(cell.closest('[row-index]')?.getAttribute('row-index') ?? -1)
    const reason = has ? reasonAt(row, cell.getAttribute('col-id') ?? '') : null
    if (reason === null) cell.removeAttribute('aria-description')
    else cell.setAttribute('aria-description', reason)
  }
}
