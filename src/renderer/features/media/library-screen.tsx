import { Images } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { LibraryOrder, LibraryPart } from '../../../shared/media-library.ts'
import { LIBRARY_ORDERS, LIBRARY_PARTS } from '../../../shared/media-library.ts'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useScope } from '../../state/scope.ts'
import { EmptyState, FilterChips, Screen, SearchField, Select } from '../../ui/index.ts'
import { AssetDetails } from './asset-details.tsx'
import { ChooseButtons } from './choose-pictures.tsx'
import styles from './library.module.css'
import { PictureGrid } from './picture-grid.tsx'
import { useLibrary } from './use-library.ts'

const TONES: Partial<Record<LibraryPart, 'warn'>> = {
  unused: 'warn',
  'without-alt': 'warn',
  troubled: 'warn',
  expiring: 'warn',
}
const ANY = 'any'

/** Every picture and document of the catalogue; where there is none yet, how the first ones come in. */
export function LibraryScreen(): ReactNode {
  const { t, format } = useLanguage()
  const locale = useScope()?.locale ?? null
  const counts = useQuery('media.libraryCounts', { locale }, { keepPrevious: true }).data
  if (counts === undefined) return <Screen title={t('media.title')}>{null}</Screen>
  if (counts.parts.all === 0) {
    return (
      <Screen title={t('media.title')}>
        <EmptyState icon={Images} title={t('media.empty.title')} text={t('media.empty.text')}>
          <ChooseButtons isPrimary />
        </EmptyState>
      </Screen>
    )
  }
  return (
    <Screen
      title={t('media.title')}
      subtitle={t('media.library.count', { count: counts.parts.all, bytes: format.bytes(counts.bytes) })}
      actions={<ChooseButtons />}
      isFilled
    >
      <Library counts={counts} locale={locale} />
    </Screen>
  )
}

interface LibraryProps {
  readonly counts: NonNullable<ReturnType<typeof useQuery<'media.libraryCounts'>>['data']>
  readonly locale: string | null
}

function Library({ counts, locale }: LibraryProps): ReactNode {
  const { t, format: formats } = useLanguage()
  const [part, setPart] = useState<LibraryPart>('all')
  const [search, setSearch] = useState('')
  const [format, setFormat] = useState<string | null>(null)
  const [order, setOrder] = useState<LibraryOrder>('newest')
  const [chosen, setChosen] = useState<{ readonly at: number; readonly hash: string } | null>(null)
  const view = { part, search, format, order, locale }
  const rows = useLibrary(view)
  const handleSelect = (at: number): void => {
    const asset = rows.row(at)
    if (asset) setChosen({ at, hash: asset.hash })
  }
  // Another view has another picture in that place.
  const narrow = (change: () => void): void => {
    change()
    setChosen(null)
  }
  const chosenAt = chosen !== null && rows.row(chosen.at)?.hash === chosen.hash ? chosen.at : null
  return (
    <div className={styles['library']}>
      <div className={styles['bar']}>
        <SearchField
          isOfScreen
          label={t('media.library.search')}
          value={search}
          maxLength={200}
          onChange={(text) => narrow(() => setSearch(text))}
        />
        <Select
          label={t('media.library.format')}
          value={format ?? ANY}
          choices={[
            { value: ANY, text: t('media.library.anyFormat') },
            ...counts.formats.map(({ format: each, count }) => ({
              value: each,
              text: each.toUpperCase(),
              hint: formats.number(count),
            })),
          ]}
          onChange={(value) => narrow(() => setFormat(value === ANY ? null : value))}
        />
        <Select
          label={t('media.library.order')}
          value={order}
          choices={LIBRARY_ORDERS.map((each) => ({ value: each, text: t(`media.library.order.${each}`) }))}
          onChange={(value) => narrow(() => setOrder(value))}
        />
      </div>
      <div className={styles['bar']}>
        <FilterChips
          label={t('media.library.parts')}
          chips={LIBRARY_PARTS.map((each) => ({
            value: each,
            text: t(`media.library.part.${each}`),
            count: counts.parts[each],
            ...(TONES[each] ? { tone: TONES[each] } : {}),
          }))}
          value={part}
          onChange={(value) => narrow(() => setPart(value))}
        />
      </div>
      <div className={styles['body']}>
        {rows.total === 0 && !rows.isLoading ? (
          <EmptyState
            icon={Images}
            title={t('media.library.nothing')}
            text={t(search === '' && format === null ? `media.library.none.${part}` : 'media.library.nothing.text')}
          />
        ) : (
          <PictureGrid
            key={JSON.stringify(view)}
            label={t('media.title')}
            rows={rows}
            selected={chosenAt}
            onSelect={handleSelect}
          />
        )}
        <AssetDetails key={chosen?.hash} hash={chosen?.hash ?? null} locale={locale} />
      </div>
    </div>
  )
}
