import { LockKeyhole, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { call, newRequestId, settled, useCommand, useQuery } from '../../../engine/index.ts'
import { errorText, rejectionText, useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { Button, TextField, toast } from '../../../ui/index.ts'
import dictionary from '../dictionary/dictionary.module.css'
import styles from '../model.module.css'

/** What other systems keep, and the cells of theirs that were taken over here: by whom, when, and back with one click. */
export function Locks(): ReactNode {
  const language = useLanguage()
  const { t, ref, format } = language
  const names = useNames()
  const structure = useQuery('catalogue.structure', {}).data
  const { data } = useQuery('model.overrides', {})
  const [sku, setSku] = useState('')
  const [column, setColumn] = useState('')
  const [text, setText] = useState('')
  const command = useCommand('model.override')
  const owned = (structure?.attributes ?? []).filter(({ owner }) => owner !== 'pim')
  const handleTake = async (): Promise<void> => {
    const done = await command.run({ requestId: newRequestId(), sku, column, text, format: format.typed })
    const refusal = done.ok ? done.value.rejections[0] : undefined
    if (!done.ok) toast({ kind: 'bad', text: errorText(done.error, language) })
    else if (refusal) toast({ kind: 'bad', text: rejectionText(refusal, language) })
    else setText('')
  }
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
        <div className={styles['bar']}>
          <TextField label="SKU" value={sku} onChange={setSku} />
          <TextField label={t('model.locks.column')} value={column} onChange={setColumn} placeholder={owned[0]?.code} />
          <TextField label={t('model.locks.value')} value={text} onChange={setText} />
          <Button
            icon={LockKeyhole}
            isBusy={command.isRunning}
            disabled={sku === '' || column === ''}
            onClick={() => void handleTake()}
          >
            {t('model.locks.take')}
          </Button>
        </div>
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
                  <th scope="row">{each.sku}</th>
                  <td>{names.column(each.column)}</td>
                  <td>{ownerName(each.owner)}</td>
                  <td>{each.before ?? '–'}</td>
                  <td>{each.now ?? '–'}</td>
                  <td>
                    {each.setBy}, {format.dateTime(each.setAt)}
                  </td>
                  <td>
                    <Button
                      icon={Undo2}
                      onClick={() =>
                        void settled(call('model.takeBack', { requestId: newRequestId(), overrideId: each.overrideId }))
                      }
                    >
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
