import { CircleAlert, CircleCheck, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { useNewProducts } from '../../../state/new-products.ts'
import { setProductView } from '../../../state/product-view.ts'
import type { Scope } from '../../../state/scope.ts'
import { Button, IconButton } from '../../../ui/index.ts'
import type { GridSession } from '../grid-session.ts'
import styles from './new-products.module.css'

interface NewProductsBarProps {
  readonly session: GridSession
  readonly scope: Scope
  /** The filter in view. */
  readonly filter: string
}

/** What products that were just pasted still lack before they can be published; a click goes to the first such cell. */
export function NewProductsBar({ session, scope, filter }: NewProductsBarProps): ReactNode {
  const { t } = useLanguage()
  const names = useNames()
  const { ids, filter: own } = useNewProducts()
  const isShown = ids.length > 0 && filter === own
  const { channel, locale } = scope
  const gaps = useQuery('quality.gaps', isShown ? { productIds: [...ids], channel, locale } : null, {
    keepPrevious: true,
  }).data
  if (!isShown || !gaps) return null

  const close = (): void => {
    useNewProducts.setState({ ids: [], filter: '' })
    setProductView({ filter: '' })
  }
  const isReady = gaps.incomplete === 0
  return (
    <section className={styles['bar']} aria-label={t('grid.new.problems')} data-ready={isReady || undefined}>
      {isReady ? <CircleCheck size={15} aria-hidden /> : <CircleAlert size={15} aria-hidden />}
      <output>
        {isReady
          ? t('grid.new.ready', { count: ids.length })
          : t('grid.new.incomplete', { count: gaps.incomplete, channel: names.channel(channel) })}
      </output>
      <ul className={styles['problems']}>
        {gaps.columns.map(({ column, missing, firstProductId }) => (
          <li key={column}>
            <Button kind="quiet" onClick={() => void session.goToProduct(firstProductId, column)}>
              {t('grid.new.missing', { column: names.column(column), count: missing })}
            </Button>
          </li>
        ))}
      </ul>
      <IconButton isSmall icon={X} label={t('grid.new.close')} onClick={close} />
    </section>
  )
}
