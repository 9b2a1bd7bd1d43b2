import { BookOpenText, Grid2x2, LockKeyhole, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { useNavigation } from '../../state/navigation.ts'
import { chooseModel } from '../../state/variant-group.ts'
import { Button, EmptyState, Notice, Screen, SearchField } from '../../ui/index.ts'
import { DataDictionary } from './dictionary/data-dictionary.tsx'
import type { Kind } from './kinds.ts'
import { KINDS } from './kinds.ts'
import { Locks } from './locks/locks.tsx'
import { NEW, openKind, openThing, useModel } from './model-session.ts'
import styles from './model.module.css'
import { nameOf } from './names.ts'
import { ThingForm } from './thing-form.tsx'
import { ThingList } from './thing-list.tsx'
import { VariantGroups } from './variants/variant-groups.tsx'

/** Pages beside the lists. */
const PAGES = [
  { page: 'variants', text: 'model.variants', icon: Grid2x2 },
  { page: 'locks', text: 'model.locks', icon: LockKeyhole },
  { page: 'dictionary', text: 'model.dictionary', icon: BookOpenText },
] as const

/** What the catalogue is made of: every kind of thing at the left, the things of one in the middle, one at the right. */
export function ModelScreen(): ReactNode {
  const { t } = useLanguage()
  const kind = useModel((session) => session.kind)
  const { route, visit } = useNavigation()
  const variantsOf = route.screen === 'model' ? route.variantsOf : undefined
  useEffect(() => {
    if (visit === 0 || variantsOf === undefined) return
    chooseModel(variantsOf)
    openKind('variants')
  }, [variantsOf, visit])
  return (
    <Screen title={t('model.title')} isFilled>
      <div className={styles['columns']}>
        <nav className={styles['kinds']} aria-label={t('model.kinds')}>
          {KINDS.map(({ kind: each, icon: Icon }) => (
            <button
              key={each}
              type="button"
              aria-current={each === kind ? 'page' : undefined}
              className={styles['kind']}
              onClick={() => openKind(each)}
            >
              <Icon size={15} aria-hidden />
              {t(`model.kinds.${each}`)}
            </button>
          ))}
          <span className={styles['rule']} />
          {PAGES.map(({ page, text, icon: Icon }) => (
            <button
              key={page}
              type="button"
              aria-current={page === kind ? 'page' : undefined}
              className={styles['kind']}
              onClick={() => openKind(page)}
            >
              <Icon size={15} aria-hidden />
              {t(text)}
            </button>
          ))}
        </nav>
        {kind === 'dictionary' ? (
          <DataDictionary />
        ) : kind === 'variants' ? (
          <VariantGroups />
        ) : kind === 'locks' ? (
          <Locks />
        ) : (
          <Things key={kind} kind={kind} />
        )}
      </div>
    </Screen>
  )
}

function Things({ kind }: { readonly kind: Kind }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [search, setSearch] = useState('')
  const code = useModel((session) => session.code)
  const { data, error } = useQuery('model.list', { entity: kind })
  const icon = KINDS.find((each) => each.kind === kind)?.icon ?? Plus
  const chosen = data?.items.find((item) => item.code === code)
  if (error && !data) return <Notice kind="bad">{errorText(error, language)}</Notice>
  if (!data) return null
  const isEmpty = data.items.length === 0
  const add = (
    <Button icon={Plus} kind={isEmpty ? 'primary' : 'secondary'} onClick={() => openThing(NEW)}>
      {t(`model.add.${kind}`)}
    </Button>
  )
  return (
    <>
      <section className={styles['list']} aria-label={t(`model.kinds.${kind}`)}>
        <div className={styles['bar']}>
          <SearchField isOfScreen value={search} onChange={setSearch} />
          {!isEmpty && add}
        </div>
        <div className={styles['listBody']}>
          {!isEmpty && <ThingList kind={kind} title={t(`model.kinds.${kind}`)} items={data.items} search={search} />}
        </div>
      </section>
      <section className={styles['detail']}>
        {code === NEW || chosen ? (
          <ThingForm
            key={`${kind}/${code ?? ''}`}
            entity={kind}
            code={code ?? NEW}
            title={chosen ? nameOf(kind, chosen, language) : t(`model.add.${kind}`)}
            stored={chosen?.fields ?? null}
          />
        ) : (
          <EmptyState icon={icon} title={t(`model.kinds.${kind}`)} text={t(`model.about.${kind}`)}>
            {isEmpty && add}
          </EmptyState>
        )}
      </section>
    </>
  )
}
