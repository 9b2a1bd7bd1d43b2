import type { ReactNode } from 'react'
import type { SheetScope } from '../../../shared/contract/sheet.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { Checkbox } from '../../ui/index.ts'
import styles from './bulk.module.css'
import type { ScopeGrid } from './scopes.ts'
import { scopeKey, toggled } from './scopes.ts'

export interface ScopeMatrixProps {
  readonly grid: ScopeGrid
  readonly chosen: readonly SheetScope[]
  readonly onChange: (chosen: readonly SheetScope[]) => void
}

/** Channels by languages: where an edit goes, with one click for a row, a column or all of it. */
export function ScopeMatrix({ grid, chosen, onChange }: ScopeMatrixProps): ReactNode {
  const { t } = useLanguage()
  const names = useNames()
  const keys = new Set(chosen.map(scopeKey))
  const channelName = (channel: string | null): string =>
    channel === null ? t('bulk.everyChannel') : names.channel(channel)
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
        {grid.channels.map((channel) => (
          <tr key={channel}>
            <th scope="row">
              {box(
                grid.scopes.filter((scope) => scope.channel === channel),
                channelName(channel),
              )}
            </th>
            {grid.locales.map((locale) => {
              const scope = grid.scopes.find((each) => each.channel === channel && each.locale === locale)
              const name = `${channelName(channel)}, ${localeName(locale)}`
              return <td key={locale}>{scope ? box([scope], <span className="visually-hidden">{name}</span>) : '–'}</td>
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
