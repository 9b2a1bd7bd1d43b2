import { Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { call, newRequestId, settled, useQuery } from '../../../engine/index.ts'
import { errorText, rejectionText, useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { go } from '../../../state/navigation.ts'
import { Button, toast } from '../../../ui/index.ts'
import dictionary from '../dictionary/dictionary.module.css'
import styles from '../model.module.css'

/** What other systems keep, and the cells of theirs that were taken over here: by whom, when, and back with one click. */
export function Locks(): ReactNode {
  const language = useLanguage()
  const { t, ref, format } = language
  const names = useNames()
  const structure = useQuery('catalogue.structure', {}).data
  const { data } = useQuery('model.overrides', {})
  const owned = (structure?.attributes ?? []).filter(({ owner }) => owner !== 'pim')
  const handleGive = async (productId: number, column: string): Promise<void> => {
    const intents = [{ kind: 'reset-value' as const, productId, column }]
    const done = await settled(call('catalogue.applyIntents', { requestId: newRequestId(), intents }))
    const refusal = done.ok ? done.value.rejections[0] : undefined
    if (!done.ok) toast({ kind: 'bad', text: errorText(done.error, language) })
    else if (refusal) toast({ kind: 'bad', text: rejectionText(refusal, language) })
  }
  const shown = (value: CellValue): string =>
    value === null ? '–' : typeof value === 'number' ? format.number(value) : value
  const ownerName = (owner: string): string => ref({ key: `model.choice.owner.${owner}`, params: {} }) ?? owner
  return (
    <section className={dictionary['dictionary']} aria-label={t('model.locks')}>
      <div className={styles['section']}>
        <p>{t('model.locks.about')}</p>
        <p className={styles['quiet']}>
          {t('model.locks.owned', {
            names: owned.map(({ code, owner }) => `${names.attribute(code)} (${ownerName(owner)})`).join(', '),
          })}
        </p>
      </div>
      <div className={dictionary['scroll']}>
        {data?.overrides.length === 0 && (
          <p className={styles['section']}>
            <span className={styles['quiet']}>{t('model.locks.none')}</span>
          </p>
        )}
        {data && data.overrides.length > 0 && (
          <table className={dictionary['table']}>
            <thead>
              <tr>
                <th scope="col">SKU</th>
                <th scope="col">{t('model.locks.column')}</th>
                <th scope="col">{t('model.field.owner')}</th>
                <th scope="col">{t('model.locks.before')}</th>
                <th scope="col">{t('model.locks.value')}</th>
                <th scope="col">{t('model.locks.who')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('model.locks.give')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.overrides.map((each) => (
                <tr key={each.overrideId}>
                  <th scope="row">
                    <Button kind="quiet" onClick={() => go({ screen: 'products', filter: '', search: each.sku })}>
                      {each.sku}
                    </Button>
                  </th>
                  <td>{names.column(each.column)}</td>
                  <td>{ownerName(each.owner)}</td>
                  <td>{shown(each.before)}</td>
                  <td>{shown(each.now)}</td>
                  <td>
                    {each.setBy}, {format.dateTime(each.setAt)}
                  </td>
                  <td>
                    <Button icon={Undo2} onClick={() => void handleGive(each.productId, each.column)}>
                      {t('model.locks.give')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  )
}
