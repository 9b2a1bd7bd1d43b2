import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { go } from '../../state/navigation.ts'
import { Button, Select, cx } from '../../ui/index.ts'
import { Card } from './card.tsx'
import styles from './dashboard.module.css'
import { ProblemList } from './problem-list.tsx'
import { useFix } from './use-fix.ts'
import { useRules } from './rules/use-rules.ts'

const GROUPS = ['rule', 'attribute', 'family', 'supplier'] as const
type By = (typeof GROUPS)[number]

/** Rows of the group in view; the rest is in the grid, by the filter. */
const SHOWN = 25

/** What breaks a rule of the catalogue, in groups; a group opens its cells. */
export function ProblemsCard(): ReactNode {
  const { t, format } = useLanguage()
  const names = useNames()
  const { rules, nameOf } = useRules()
  const { fix, isRunning } = useFix()
  const [by, setBy] = useState<By>('rule')
  const [opened, setOpened] = useState<string | null>(null)
  const { data } = useQuery('quality.problems', { by }, { keepPrevious: true })
  const groups = data?.groups ?? []
  const open = groups.some(({ key }) => key === opened) ? opened : (groups[0]?.key ?? null)
  const narrowed = open === null ? {} : { [by]: open }
  const page = useQuery('quality.problemRows', groups.length === 0 ? null : { ...narrowed, from: 0, count: SHOWN }, {
    keepPrevious: true,
  })
  if (!data || (rules.size === 0 && data.total === 0)) return null
  const rows = page.data?.rows ?? []
  const nameOfGroup = (key: string | null): string => {
    if (key === null) return t('quality.problems.none.group')
    switch (by) {
      case 'rule':
        return nameOf(key)
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
        data.total === 0
          ? t('quality.problems.none')
          : t('quality.problems.text', { count: data.total, products: data.products })
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
            <Button kind="quiet" onClick={() => go({ screen: 'products', filter: `problem ${open}`, search: '' })}>
              {t('quality.problems.showAll')}
            </Button>
          )}
        </>
      }
    >
      {data.total > 0 && (
        <div className={styles['problems']}>
          <table className={cx(styles['list'], styles['wholeWords'])}>
            <caption className="visually-hidden">{t('quality.problems.by')}</caption>
            <thead>
              <tr>
                <th scope="col">{t(`quality.problems.by.${by}`)}</th>
                <th scope="col" className={cx(styles['numeric'], styles['shrinks'])}>
                  {t('quality.problems.cells')}
                </th>
                <th scope="col" className={cx(styles['numeric'], styles['shrinks'])}>
                  {t('quality.problems.products')}
                </th>
              </tr>
            </thead>
            <tbody>
              {groups.map(({ key, problems, products }) => (
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
                  <td className={styles['numeric']}>{format.number(products)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <ProblemList rows={rows} label={nameOfGroup(open)} />
        </div>
      )}
    </Card>
  )
}
