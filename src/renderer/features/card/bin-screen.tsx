import { RotateCcw, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useScope } from '../../state/scope.ts'
import { Button, Checkbox, EmptyState, Screen, SearchField, toast } from '../../ui/index.ts'
import styles from './card.module.css'
import { Picture } from './field-value.tsx'
import { restoreProducts } from './product-commands.ts'

const PAGE = 100
const MAX_SHOWN = 1_000

/** What was deleted, by whom, and how long it can still come back. */
export function BinScreen(): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const locale = useScope()?.locale ?? null
  const [search, setSearch] = useState('')
  const [count, setCount] = useState(PAGE)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const { data } = useQuery('catalogue.bin', { locale, search, from: 0, count }, { keepPrevious: true })
  const products = data?.products ?? []
  const shownIds = products.map(({ id }) => id)
  const chosenIds = shownIds.filter((id) => chosen.has(id))

  const restore = async (ids: readonly number[]): Promise<void> => {
    const restored = await restoreProducts(ids, language)
    setChosen(new Set())
    if (restored > 0) toast({ kind: 'good', text: t('bin.restored', { count: restored }) })
  }
  const choose = (id: number, isOn: boolean): void => {
    const next = new Set(chosen)
    if (isOn) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  return (
    <Screen
      title={t('app.bin')}
      subtitle={t('bin.subtitle')}
      actions={
        <Button
          kind="primary"
          icon={RotateCcw}
          disabled={chosenIds.length === 0}
          onClick={() => void restore(chosenIds)}
        >
          {t('bin.restoreChosen', { count: chosenIds.length })}
        </Button>
      }
    >
      <div className={styles['binBody']}>
        <div className={styles['binBar']}>
          <SearchField value={search} onChange={setSearch} />
          <output className={styles['soft']}>{data && t('bin.count', { count: data.total })}</output>
        </div>
        {data && products.length === 0 ? (
          <EmptyState icon={Trash2} title={t('bin.empty')} text={t('bin.empty.text')} />
        ) : (
          <table className={styles['bin']} aria-label={t('app.bin')}>
            <thead>
              <tr>
                <th>
                  <Checkbox
                    label={<span className="visually-hidden">{t('bin.all')}</span>}
                    isOn={chosenIds.length > 0 && chosenIds.length === shownIds.length}
                    isMixed={chosenIds.length > 0 && chosenIds.length < shownIds.length}
                    onChange={(isOn) => setChosen(new Set(isOn ? shownIds : []))}
                  />
                </th>
                <th>{t('bin.product')}</th>
                <th>{t('grid.column.sku')}</th>
                <th>{t('bin.deleted')}</th>
                <th>{t('bin.left')}</th>
                <th>
                  <span className="visually-hidden">{t('bin.restore')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {products.map(({ id, sku, name, image, deletedAt, deletedBy, daysLeft, variants }) => (
                <tr key={id}>
                  <td>
                    <Checkbox
                      label={<span className="visually-hidden">{sku}</span>}
                      isOn={chosen.has(id)}
                      onChange={(isOn) => choose(id, isOn)}
                    />
                  </td>
                  <td>
                    <span className={styles['compareHead']}>
                      {image !== null && <Picture hash={image} />}
                      <span>
                        {name ?? sku}
                        {variants > 0 && (
                          <small className={styles['soft']}> · {t('bin.variants', { count: variants })}</small>
                        )}
                      </span>
                    </span>
                  </td>
                  <td data-selectable>{sku}</td>
                  <td>{t('history.by', { actor: deletedBy, time: format.dateTime(deletedAt) })}</td>
                  <td>{t('bin.days', { count: daysLeft })}</td>
                  <td>
                    <Button kind="quiet" icon={RotateCcw} onClick={() => void restore([id])}>
                      {t('bin.restore')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {data && data.total > count && count < MAX_SHOWN && (
          <Button kind="quiet" onClick={() => setCount(Math.min(MAX_SHOWN, count + 300))}>
            {t('bin.more')}
          </Button>
        )}
      </div>
    </Screen>
  )
}
