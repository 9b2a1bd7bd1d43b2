import type { ReactNode } from 'react'
import type { SheetScope } from '../../../shared/contract/sheet.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { Checkbox } from '../../ui/index.ts'
import styles from './bulk.module.css'
import type { ScopeGrid, ScopeRow } from './scopes.ts'
import { rowKey, scopeKey, toggled } from './scopes.ts'

export interface ScopeMatrixProps {
  readonly grid: ScopeGrid
  readonly chosen: readonly SheetScope[]
  readonly onChange: (chosen: readonly SheetScope[]) => void
}

/** Channels and contexts by languages: where an edit goes, with one click for a row, a column or all of it. */
export function ScopeMatrix({ grid, chosen, onChange }: ScopeMatrixProps): ReactNode {
  const { t } = useLanguage()
  const names = useNames()
  const keys = new Set(chosen.map(scopeKey))
  const rowName = ({ channel, context }: ScopeRow): string =>
    [
      channel === null ? (grid.hasContexts ? null : t('bulk.everyChannel')) : names.channel(channel),
      grid.hasContexts ? (context === null ? t('app.scope.everybody') : names.context(context)) : null,
    ]
      .filter((part) => part !== null)
      .join(', ')
  const localeName = (locale: string | null): string =>
    locale === null ? t('bulk.everyLanguage') : names.locale(locale)

  const box = (some: readonly SheetScope[], label: ReactNode): ReactNode => {
    const count = some.filter((scope) => keys.has(scopeKey(scope))).length
    return (
      <Checkbox
        label={label}
        isOn={count === some.length}
        isMixed={count > 0 && count < some.length}
        onChange={() => onChange(toggled(chosen, some))}
      />
    )
  }
  return (
    <table className={styles['matrix']} aria-label={t('bulk.into')}>
      <thead>
        <tr>
          <td>{box(grid.scopes, t('bulk.everywhere'))}</td>
          {grid.locales.map((locale) => (
            <th key={locale} scope="col">
              {box(
                grid.scopes.filter((scope) => scope.locale === locale),
                localeName(locale),
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grid.rows.map((row) => (
          <tr key={rowKey(row)}>
            <th scope="row">
              {box(
                grid.scopes.filter((scope) => rowKey(scope) === rowKey(row)),
                rowName(row),
              )}
            </th>
            {grid.locales.map((locale) => {
              const scope = grid.scopes.find((each) => rowKey(each) === rowKey(row) && each.locale === locale)
              const name = `${rowName(row)}, ${localeName(locale)}`
              return <td key={locale}>{scope ? box([scope], <span className="visually-hidden">{name}</span>) : '–'}</td>
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
