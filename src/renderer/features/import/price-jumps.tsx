import type { ReactNode } from 'react'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { parseColumnKey } from '../../../shared/column-key.ts'
import { Button, Notice } from '../../ui/index.ts'
import type { Description } from './import-session.ts'
import { setPolicy } from './import-session.ts'

interface PriceJumpsProps {
  readonly importId: number
  /** Prices that are held back. */
  readonly count: number
  readonly description: Description
  readonly onShow: () => void
}

/** Says that prices are held back because they change too much to go in unseen, and lets the person take them, or hold them back again. */
export function PriceJumps({ importId, count, description, onShow }: PriceJumpsProps): ReactNode {
  const { t } = useLanguage()
  const structure = useQuery('catalogue.structure', {}).data
  const { onPriceJump, priceJumpPercent: limit } = description.policy
  if (onPriceJump === 'hold') {
    if (count === 0) return null
    return (
      <Notice kind="warn">
        {t('policy.jump', { count, limit })}{' '}
        <Button kind="quiet" onClick={onShow}>
          {t('policy.show')}
        </Button>
        <Button kind="quiet" onClick={() => void setPolicy(importId, { onPriceJump: 'take' })}>
          {t('policy.jump.take')}
        </Button>
      </Notice>
    )
  }
  const sold = new Set(
    structure?.attributes.flatMap(({ code, type, isInternal }) => (type === 'price' && !isInternal ? [code] : [])),
  )
  const hasPrice = description.columns.some(
    ({ mapping: { target } }) => target.kind === 'column' && sold.has(parseColumnKey(target.column)?.attribute ?? ''),
  )
  if (!hasPrice) return null
  return (
    <Notice kind="info">
      {t('policy.jump.taken')}{' '}
      <Button kind="quiet" onClick={() => void setPolicy(importId, { onPriceJump: 'hold' })}>
        {t('policy.jump.hold', { limit })}
      </Button>
    </Notice>
  )
}
