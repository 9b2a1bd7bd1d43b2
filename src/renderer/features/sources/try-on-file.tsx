import { FlaskConical } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { call, settled, startJob, useQuery } from '../../engine/index.ts'
import { errorText, rejectionText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { go } from '../../state/navigation.ts'
import { Button, Notice, Receipt } from '../../ui/index.ts'
import styles from './sources.module.css'

interface TryOnFileProps {
  /** The JSON that would be saved now. */
  readonly profile: () => ReturnType<typeof startJob<'sources.draftProfile'>>
  /** Told of the file that is staged for the trial; null once it is gone. */
  readonly onTried: (importId: number | null) => void
  /** Before the whole comparison is opened: what was typed is to be kept. */
  readonly onLeave: () => void
}

interface Trial {
  readonly importId: number
  readonly fileName: string
  readonly plan: Result<'import.plan'>
}

/** Refused rows shown; the whole comparison has them all. */
const SHOWN = 8
const PARTS = ['read', 'created', 'updated', 'unchanged', 'skipped', 'rejected'] as const

/** Reads a file by the profile as it stands in the form and compares it with the catalogue; nothing is written. */
export function TryOnFile({ profile, onTried, onLeave }: TryOnFileProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [trial, setTrial] = useState<Trial | null>(null)
  const [isTrying, setTrying] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const stagedId = trial?.importId ?? null
  const openedId = useRef<number | null>(null)
  // A trial goes with its form, unless its rows are being looked at: nobody else waits for it.
  useEffect(
    () => () => {
      if (stagedId !== null && openedId.current !== stagedId)
        void settled(call('import.discard', { importId: stagedId }))
    },
    [stagedId],
  )

  const tryOn = async (): Promise<Error | null> => {
    const ticket = await window.desktop.openFileDialog('import')
    if (!ticket) return null
    setTrial(null)
    onTried(null)
    setTrying(true)
    const drafted = await profile()
    if (!drafted.ok) return drafted.error
    const staged = await startJob('import.stage', { ticket: ticket.id, profile: drafted.value.profile })
    if (!staged.ok) return staged.error
    const { importId } = staged.value
    const plan = await startJob('import.plan', { importId })
    if (!plan.ok) {
      void settled(call('import.discard', { importId }))
      return plan.error
    }
    setTrial({ importId, fileName: ticket.name, plan: plan.value })
    onTried(importId)
    return null
  }
  const handleTry = async (): Promise<void> => {
    setError(null)
    setError(await tryOn())
    setTrying(false)
  }
  const handleOpen = (): void => {
    if (trial === null) return
    onLeave()
    const { importId, fileName } = trial
    openedId.current = importId
    go({ screen: 'import', delivery: { importId, fileName, isTrial: true } })
  }
  return (
    <section className={styles['trial']} aria-label={t('sources.trial')}>
      <div className={styles['buttons']}>
        <Button icon={FlaskConical} isBusy={isTrying} onClick={() => void handleTry()}>
          {t('sources.trial.do')}
        </Button>
      </div>
      <div aria-live="polite">
        {error && <Notice kind="bad">{errorText(error, language)}</Notice>}
        {trial && (
          <Receipt
            kind={trial.plan.receipt.rejected > 0 || trial.plan.inDoubt > 0 ? 'bad' : 'good'}
            title={t('sources.trial.title', { file: trial.fileName })}
            text={t('sources.trial.nothing')}
            isSum
            numbers={PARTS.map((part) => ({ name: t(`import.receipt.${part}`), count: trial.plan.receipt[part] }))}
            actions={<Button onClick={handleOpen}>{t('sources.trial.open')}</Button>}
          >
            <Refusals importId={trial.importId} />
          </Receipt>
        )}
      </div>
    </section>
  )
}

/** The first rows that would be refused, with the step that could not handle them. */
function Refusals({ importId }: { readonly importId: number }): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const names = useNames()
  const refused = useQuery('import.rejections', { importId, from: 0, count: SHOWN }).data
  if (refused === undefined || refused.total === 0) return null
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          {(['row', 'column', 'value', 'cause'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`import.rejected.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {refused.rejections.map((rejection, at) => (
          <tr key={at}>
            <td>{format.number(Number(rejection.params?.['line'] ?? rejection.row ?? 0))}</td>
            <td>{rejection.column === null ? '–' : names.column(rejection.column)}</td>
            <td translate="no">{rejection.value ?? '–'}</td>
            <td>{rejectionText(rejection, language)}</td>
          </tr>
        ))}
      </tbody>
      {refused.total > SHOWN && (
        <caption className={styles['soft']}>{t('sources.trial.more', { count: refused.total - SHOWN })}</caption>
      )}
    </table>
  )
}
