import { ChevronLeft, ChevronRight, RotateCcw, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useScope } from '../../state/scope.ts'
import { Button, Checkbox, Dialog, EmptyState, IconButton, Screen, SearchField, toast } from '../../ui/index.ts'
import styles from './card.module.css'
import { Picture } from './field-value.tsx'
import type { InBin } from './product-commands.ts'
import { discardProducts, restoreProducts } from './product-commands.ts'

/** Products on a page: as many as one looks through; all of them are reached by turning pages. */
const PAGE = 100

/** What was deleted, by whom, and how long it can still come back, page by page. What is chosen stays so on other pages. */
export function BinScreen(): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const locale = useScope()?.locale ?? null
  const [search, setSearch] = useState('')
  const [asked, setAsked] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  /** All that is found, on every page, whoever puts more there meanwhile. */
  const [isAll, setIsAll] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const { data } = useQuery('catalogue.bin', { locale, search, from: asked, count: PAGE }, { keepPrevious: true })
  const products = data?.products ?? []
  // Put back, the products of the last page may leave it empty: then the one before.
  const lastPage = data && data.total > 0 ? Math.floor((data.total - 1) / PAGE) * PAGE : 0
  if (data && asked > lastPage) setAsked(lastPage)
  const shownIds = products.map(({ id }) => id)
  const chosenHere = isAll ? shownIds : shownIds.filter((id) => chosen.has(id))
  const count = isAll ? (data?.total ?? 0) : chosen.size

  const which: InBin = isAll ? { search, locale } : { ids: [...chosen] }
  const chooseNone = (): void => {
    setChosen(new Set())
    setIsAll(false)
  }
  const restore = async (some: InBin): Promise<void> => {
    const restored = await restoreProducts(some, language)
    chooseNone()
    if (restored > 0) toast({ kind: 'good', text: t('bin.restored', { count: restored }) })
  }
  const discard = async (): Promise<void> => {
    setIsAsking(false)
    const gone = await discardProducts(which, language)
    chooseNone()
    if (gone > 0) toast({ kind: 'good', text: t('history.purge', { count: gone }) })
  }
  const choose = (ids: readonly number[], isOn: boolean): void => {
    const next = new Set(isAll ? shownIds : chosen)
    setIsAll(false)
    for (const id of ids) {
      if (isOn) next.add(id)
      else next.delete(id)
    }
    setChosen(next)
  }
  return (
    <Screen
      title={t('app.bin')}
      subtitle={t('bin.subtitle')}
      actions={
        <>
          <Button icon={Trash2} disabled={count === 0} onClick={() => setIsAsking(true)}>
            {t('bin.discardChosen', { count })}
          </Button>
          <Button kind="primary" icon={RotateCcw} disabled={count === 0} onClick={() => void restore(which)}>
            {t('bin.restoreChosen', { count })}
          </Button>
        </>
      }
    >
      <div className={styles['binBody']}>
        <div className={styles['binBar']}>
          <SearchField
            value={search}
            onChange={(text) => {
              setSearch(text)
              setAsked(0)
              setChosen(new Set())
              setIsAll(false)
            }}
          />
          <output className={styles['soft']}>{data && t('bin.count', { count: data.total })}</output>
          {data && data.total > PAGE && !isAll && (
            <Button kind="quiet" onClick={() => setIsAll(true)}>
              {t('bin.chooseFound', { count: data.total })}
            </Button>
          )}
          {data && data.total > PAGE && (
            <nav className={styles['binPages']} aria-label={t('bin.pages')}>
              <IconButton
                icon={ChevronLeft}
                label={t('bin.previous')}
                disabled={asked === 0}
                onClick={() => setAsked(asked - PAGE)}
              />
              <output>
                {t('bin.page', { from: asked + 1, to: Math.min(data.total, asked + PAGE), count: data.total })}
              </output>
              <IconButton
                icon={ChevronRight}
                label={t('bin.next')}
                disabled={asked >= lastPage}
                onClick={() => setAsked(asked + PAGE)}
              />
            </nav>
          )}
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
                    isOn={chosenHere.length > 0 && chosenHere.length === shownIds.length}
                    isMixed={chosenHere.length > 0 && chosenHere.length < shownIds.length}
                    onChange={(isOn) => choose(shownIds, isOn)}
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
                      isOn={isAll || chosen.has(id)}
                      onChange={(isOn) => choose([id], isOn)}
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
                    <Button kind="quiet" icon={RotateCcw} onClick={() => void restore({ ids: [id] })}>
                      {t('bin.restore')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        width="narrow"
        title={t('bin.discard.title', { count })}
        footer={
          <>
            <Button onClick={() => setIsAsking(false)}>{t('ui.cancel')}</Button>
            <Button kind="danger" icon={Trash2} onClick={() => void discard()}>
              {t('bin.discard')}
            </Button>
          </>
        }
      >
        <p>{t('bin.discard.text')}</p>
      </Dialog>
    </Screen>
  )
}
