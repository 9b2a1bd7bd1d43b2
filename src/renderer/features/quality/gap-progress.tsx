import type { ReactNode } from 'react'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useScope } from '../../state/scope.ts'
import { completenessOf, wholePercent } from './completeness.ts'
import styles from './dashboard.module.css'
import { ShareBar } from './share-bar.tsx'

/** The bar somebody came from to fill its empty cells, counting down beside the grid; nothing under other filters. */
export function GapProgress({ filter }: { readonly filter: string }): ReactNode {
  const { t, format } = useLanguage()
  const scope = useScope()
  const isGap = /\bmissing \S+ \S+/.test(filter)
  const asked = isGap && scope ? { channel: scope.channel, locale: scope.locale } : null
  const summary = useQuery('quality.summary', asked, { keepPrevious: true }).data
  const gap = isGap ? summary?.attributes.find((attribute) => attribute.filter === filter) : undefined
  if (!gap) return null
  const share = completenessOf(gap)
  return (
    <output className={styles['gap']} title={share === null ? '' : format.percent(wholePercent(share) / 100)}>
      {gap.missing === 0 ? t('quality.gap.none') : t('quality.gap', { count: gap.missing })}
      <ShareBar share={share} />
    </output>
  )
}
