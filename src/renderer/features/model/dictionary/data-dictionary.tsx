import { Download, Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { startJob, useQuery } from '../../../engine/index.ts'
import { errorText, useLanguage } from '../../../i18n/index.ts'
import type { Result } from '../../../../shared/contract/index.ts'
import type { Names } from '../../../state/column-names.ts'
import { useNames } from '../../../state/column-names.ts'
import { Button, SearchField, folded, toast } from '../../../ui/index.ts'
import { openKind, openThing } from '../model-session.ts'
import styles from './dictionary.module.css'

/** Every attribute with what it means, who keeps it, what it is used for and how well it is filled: to read and print. */
export function DataDictionary(): ReactNode {
  const language = useLanguage()
  const { t, label, format, ref, locale } = language
  const names = useNames()
  const [search, setSearch] = useState('')
  const { data } = useQuery('model.dictionary', {})
  const families = useQuery('catalogue.structure', {}).data?.families.length ?? 0
  const sought = folded(search)
  const entries = (data?.entries ?? []).filter(({ code, labels, definition }) =>
    folded([code, ...Object.values(labels), ...Object.values(definition)].join(' ')).includes(sought),
  )
  const handleExport = async (): Promise<void> => {
    const ticket = await window.desktop.saveFileDialog('export', `${t('model.dictionary')}.csv`)
    if (!ticket) return
    const done = await startJob('model.exportDictionary', { ticket: ticket.id, locale })
    toast(
      done.ok
        ? { kind: 'good', text: t('model.dictionary.saved', { name: ticket.name }) }
        : { kind: 'bad', text: errorText(done.error, language) },
    )
  }
  return (
    <section className={styles['dictionary']} aria-label={t('model.dictionary')}>
      <div className={styles['bar']}>
        <SearchField isOfScreen value={search} onChange={setSearch} />
        <span className={styles['spring']} />
        <Button icon={Printer} onClick={() => window.print()}>
          {t('model.dictionary.print')}
        </Button>
        <Button icon={Download} onClick={() => void handleExport()}>
          {t('model.dictionary.export')}
        </Button>
      </div>
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('model.kind.attribute')}</th>
              <th scope="col">{t('model.field.definition')}</th>
              <th scope="col">{t('model.field.purpose')}</th>
              <th scope="col">{t('model.field.type')}</th>
              <th scope="col">{t('model.field.owner')}</th>
              <th scope="col">{t('model.kinds.family')}</th>
              <th scope="col">{t('model.dictionary.filled')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.code}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles['link']}
                    onClick={() => {
                      openKind('attribute')
                      openThing(entry.code)
                    }}
                  >
                    {label(entry.labels, entry.code)}
                  </button>
                  <code>{entry.code}</code>
                </th>
                <td>
                  {label(entry.definition, '') || <span className={styles['none']}>{t('model.dictionary.none')}</span>}
                </td>
                <td>{label(entry.purpose, '')}</td>
                <td>{ref({ key: `grid.type.${entry.type}`, params: {} })}</td>
                <td>{ref({ key: `model.choice.owner.${entry.owner}`, params: {} })}</td>
                <td>{familiesText(entry.families, families, names, t('model.dictionary.allFamilies'))}</td>
                <td className={styles['numeric']}>
                  {entry.products === 0 ? '–' : format.percent(Math.min(1, entry.filled / entry.products))}
                  <small>
                    {format.number(entry.filled)} / {format.number(entry.products)}
                  </small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type UsedIn = Result<'model.dictionary'>['entries'][number]['families']

/** The families with the channels that require it of them; what holds for all of them is said once. */
function familiesText(usedIn: UsedIn, families: number, names: Names, all: string): string {
  const byChannels = Map.groupBy(usedIn, ({ requiredIn }) =>
    requiredIn.map((channel) => names.channel(channel)).join(', '),
  )
  return [...byChannels]
    .map(([channels, members]) => {
      const who = members.length === families ? all : members.map(({ family }) => names.family(family)).join(', ')
      return channels === '' ? who : `${who} (${channels})`
    })
    .join('; ')
}
