import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { go } from '../../state/navigation.ts'
import type { Scope } from '../../state/scope.ts'
import { Button, Select, cx } from '../../ui/index.ts'
import { Card } from './card.tsx'
import styles from './dashboard.module.css'
import { GROUPS, MISSING, narrowing, problemGroups } from './problem-groups.ts'
import type { By } from './problem-groups.ts'
import { ProblemList } from './problem-list.tsx'
import { useFix } from './use-fix.ts'
import { useRules } from './rules/use-rules.ts'

/** Rows of the group in view; the rest is in the grid, by the filter. */
const SHOWN = 25

/** What breaks a rule of the catalogue and what is missing in the scope in view, in groups; a group opens its cells. */
export function ProblemsCard({ scope }: { readonly scope: Scope }): ReactNode {
  const { t, format } = useLanguage()
  const names = useNames()
  const { rules, nameOf } = useRules()
  const { fix, isRunning } = useFix()
  const [by, setBy] = useState<By>('rule')
  const [opened, setOpened] = useState<string | null>(null)
  const { data } = useQuery('quality.problems', { by }, { keepPrevious: true })
  const inScope = { channel: scope.channel, locale: scope.locale }
  const missing = useQuery(
    'quality.missing',
    { ...inScope, by: by === 'rule' ? 'none' : by, count: 0 },
    {
      keepPrevious: true,
    },
  ).data
  const groups = data && missing ? problemGroups(by, data, missing) : []
  const open = groups.some(({ key }) => key === opened) ? opened : (groups[0]?.key ?? null)
  const isMissing = open === MISSING
  const narrowed = isMissing ? {} : narrowing(by, open)
  const hasRows = groups.length > 0
  const page = useQuery('quality.problemRows', hasRows && !isMissing ? { ...narrowed, from: 0, count: SHOWN } : null, {
    keepPrevious: true,
  })
  const asked = hasRows && (isMissing || by !== 'rule') ? { ...inScope, ...narrowed, count: SHOWN } : null
  const lacking = useQuery('quality.missing', asked, { keepPrevious: true })
  if (!data || !missing || (rules.size === 0 && groups.length === 0)) return null
  const rows = isMissing ? [] : (page.data?.rows ?? [])
  const empty = asked === null ? [] : (lacking.data?.rows ?? [])
  const nameOfGroup = (key: string | null): string => {
    if (key === null) return t('quality.problems.none.group')
    switch (by) {
      case 'rule':
        return key === MISSING ? t('quality.problems.missing') : nameOf(key)
      case 'attribute':
        return key === 'updated' ? t('quality.problems.updated') : names.attribute(key)
      case 'family':
        return names.family(key)
      case 'supplier':
        return key
    }
  }
  return (
    <Card
      title={t('quality.problems')}
      text={
        <>
          {data.total === 0
            ? t('quality.problems.none')
            : t('quality.problems.text', { count: data.total, products: data.products })}{' '}
          {missing.cells > 0 &&
            t('quality.problems.missing.text', {
              count: missing.cells,
              channel: names.channel(scope.channel),
              locale: names.locale(scope.locale),
            })}
        </>
      }
      isWide
      actions={
        <>
          <Select
            label={t('quality.problems.by')}
            isQuiet
            value={by}
            choices={GROUPS.map((value) => ({ value, text: t(`quality.problems.by.${value}`) }))}
            onChange={(value) => {
              setBy(value)
              setOpened(null)
            }}
          />
          {rows.some((row) => row.fix !== null) && (
            <Button kind="quiet" isBusy={isRunning} onClick={() => void fix({ of: narrowed })}>
              {t('quality.fix.all')}
            </Button>
          )}
          {by === 'rule' && open !== null && (
            <Button
              kind="quiet"
              onClick={() =>
                go({
                  screen: 'products',
                  filter: isMissing ? `completeness ${scope.channel}/${scope.locale} < 100` : `problem ${open}`,
                  search: '',
                })
              }
            >
              {t('quality.problems.showAll')}
            </Button>
          )}
        </>
      }
    >
      {groups.length > 0 && (
        <div className={styles['problems']}>
          <table className={cx(styles['list'], styles['wholeWords'])}>
            <caption className="visually-hidden">{t('quality.problems.by')}</caption>
            <thead>
              <tr>
                <th scope="col">{t(`quality.problems.by.${by}`)}</th>
                <th scope="col" className={cx(styles['numeric'], styles['shrinks'])}>
                  {t('quality.problems.cells')}
                </th>
                {by !== 'rule' && (
                  <th scope="col" className={cx(styles['numeric'], styles['shrinks'])}>
                    {t('quality.column.missing')}
                  </th>
                )}
                <th scope="col" className={cx(styles['numeric'], styles['shrinks'])}>
                  {t('quality.problems.products')}
                </th>
              </tr>
            </thead>
            <tbody>
              {groups.map(({ key, problems, products, missing: lacks }) => (
                <tr key={key ?? ''}>
                  <th scope="row">
                    <button
                      type="button"
                      className={styles['groupButton']}
                      aria-pressed={key === open}
                      onClick={() => setOpened(key)}
                    >
                      {nameOfGroup(key)}
                    </button>
                  </th>
                  <td className={styles['numeric']}>{format.number(problems)}</td>
                  {by !== 'rule' && <td className={styles['numeric']}>{format.number(lacks)}</td>}
                  <td className={styles['numeric']}>{format.number(products)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <ProblemList rows={rows} missing={empty} label={nameOfGroup(open)} />
        </div>
      )}
    </Card>
  )
}
