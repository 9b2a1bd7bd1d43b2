import { ChevronRight } from 'lucide-react'
import type { FormEvent, ReactNode } from 'react'
import { useState } from 'react'
import type { ConnectionInfo } from '../../../shared/contract/publish.ts'
import { queries, settled, useCommand, useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { Button, Dialog, Notice, SelectField, TextField } from '../../ui/index.ts'
import type { ConnectionDraft, DraftFault } from './connection-draft.ts'
import { draftOf, faultsOf } from './connection-draft.ts'
import { ConnectionTest } from './connection-test.tsx'
import { setConnecting, showConnection } from './publish-session.ts'
import styles from './publish.module.css'

/** A connection to make or to change: saved first, then tested against the shop. */
export function ConnectionForm({ connection }: { readonly connection: ConnectionInfo | null }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const channels = useQuery('catalogue.structure', {}).data?.channels ?? []
  const save = useCommand('publish.saveConnection')
  const [typed, setTyped] = useState<ConnectionDraft>(() => draftOf(connection, ''))
  const [isTried, setTried] = useState(false)
  const [kept, setKept] = useState<'key-store' | 'memory' | null>(null)
  const [secretError, setSecretError] = useState<Error | null>(null)
  const [savedId, setSavedId] = useState<number | null>(connection?.id ?? null)
  const [testRound, setTestRound] = useState(0)

  const draft = typed.channel === '' ? { ...typed, channel: channels[0]?.code ?? '' } : typed
  const isPractice = connection?.isPractice === true
  const hasSecret = connection?.hasSecret === true || kept !== null
  const faults = isTried ? faultsOf(draft, hasSecret) : []
  const set = (change: Partial<ConnectionDraft>): void => setTyped({ ...draft, ...change })
  const error = (field: DraftFault): string | undefined =>
    faults.includes(field) ? t(`publish.form.error.${field}`) : undefined

  const handleSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    setSecretError(null)
    if (faultsOf(draft, hasSecret).length > 0) return
    let secretRef: string | null = null
    if (draft.secret.trim() !== '') {
      secretRef = `shop:${crypto.randomUUID()}`
      const secret = await settled(window.desktop.saveSecret(secretRef, draft.secret.trim()))
      if (!secret.ok) return setSecretError(secret.error)
      setKept(secret.value)
    }
    const saved = await save.run({
      connectionId: savedId,
      name: draft.name.trim(),
      type: 'lightspeed-ecom',
      channel: draft.channel,
      cluster: draft.cluster,
      origin: draft.origin.trim() === '' ? null : draft.origin.trim(),
      key: draft.key.trim(),
      secretRef,
    })
    queries.invalidate('publish.connections')
    if (!saved.ok) return
    setTyped({ ...draft, secret: '' })
    setSavedId(saved.value.connectionId)
    setTestRound((round) => round + 1)
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void handleSubmit(event)} noValidate>
      <h2>{isPractice ? t('publish.practice') : connection ? t('publish.form.edit') : t('publish.form.title')}</h2>
      {isPractice && <p className={styles['soft']}>{t('publish.practice.text')}</p>}
      <TextField
        label={t('publish.form.name')}
        hint={t('publish.form.name.hint')}
        value={draft.name}
        error={error('name')}
        maxLength={100}
        onChange={(name) => set({ name })}
      />
      <div className={styles['formPair']}>
        <SelectField
          label={t('publish.form.channel')}
          hint={t('publish.form.channel.hint')}
          value={draft.channel}
          choices={channels.map(({ code }) => ({ value: code, text: names.channel(code) }))}
          onChange={(channel) => set({ channel })}
        />
        {!isPractice && (
          <SelectField
            label={t('publish.form.cluster')}
            value={draft.cluster}
            choices={[
              { value: 'eu1', text: t('publish.form.cluster.eu1') },
              { value: 'us1', text: t('publish.form.cluster.us1') },
            ]}
            onChange={(cluster) => set({ cluster })}
          />
        )}
      </div>
      {!isPractice && <Credentials draft={draft} hasSecret={hasSecret} error={error} onChange={set} />}
      {kept === 'memory' && <Notice kind="warn">{t('publish.form.secret.memory')}</Notice>}
      {save.error && <Notice kind="bad">{errorText(save.error, language)}</Notice>}
      {secretError && <Notice kind="bad">{errorText(secretError, language)}</Notice>}
      <div className={styles['formButtons']}>
        <Button kind="primary" type="submit" isBusy={save.isRunning}>
          {t('publish.form.save')}
        </Button>
        {!connection && (
          <Button onClick={() => (savedId === null ? setConnecting(false) : showConnection(savedId))}>
            {savedId === null ? t('ui.cancel') : t('publish.form.done')}
          </Button>
        )}
        <span className={styles['spring']} />
        {connection && <RemoveConnection connection={connection} />}
      </div>
      {savedId !== null && (testRound > 0 || connection) && (
        <ConnectionTest key={savedId} connectionId={savedId} round={testRound} />
      )}
    </form>
  )
}

interface CredentialsProps {
  readonly draft: ConnectionDraft
  readonly hasSecret: boolean
  readonly error: (field: DraftFault) => string | undefined
  readonly onChange: (change: Partial<ConnectionDraft>) => void
}

/** How the shop knows us, and where it is when it is not where Lightspeed's shops are. */
function Credentials({ draft, hasSecret, error, onChange }: CredentialsProps): ReactNode {
  const { t } = useLanguage()
  return (
    <>
      <div className={styles['formPair']}>
        <TextField
          label={t('publish.form.key')}
          hint={t('publish.form.key.hint')}
          value={draft.key}
          error={error('key')}
          maxLength={200}
          onChange={(key) => onChange({ key })}
        />
        <TextField
          label={t('publish.form.secret')}
          type="password"
          autoComplete="new-password"
          hint={hasSecret ? t('publish.form.secret.kept') : t('publish.form.secret.hint')}
          value={draft.secret}
          error={error('secret')}
          placeholder={hasSecret ? '••••••••••••' : undefined}
          onChange={(secret) => onChange({ secret })}
        />
      </div>
      <details className={styles['advanced']} open={draft.origin !== '' || undefined}>
        <summary>
          <ChevronRight size={14} aria-hidden /> {t('publish.form.advanced')}
        </summary>
        <TextField
          label={t('publish.form.origin')}
          hint={t('publish.form.origin.hint')}
          placeholder="https://…"
          value={draft.origin}
          error={error('origin')}
          maxLength={300}
          onChange={(origin) => onChange({ origin })}
        />
      </details>
    </>
  )
}

function RemoveConnection({ connection }: { readonly connection: ConnectionInfo }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const [isAsking, setAsking] = useState(false)
  const remove = useCommand('publish.removeConnection')
  const handleRemove = async (): Promise<void> => {
    const outcome = await remove.run({ connectionId: connection.id })
    if (!outcome.ok) return
    setAsking(false)
    queries.invalidate('publish.connections')
  }
  return (
    <>
      <Button kind="danger" onClick={() => setAsking(true)}>
        {t('publish.form.remove')}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        width="narrow"
        title={t('publish.form.remove.confirm', { name: connection.name })}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t('ui.cancel')}</Button>
            <Button kind="danger" isBusy={remove.isRunning} onClick={() => void handleRemove()}>
              {t('publish.form.remove.do')}
            </Button>
          </>
        }
      >
        <p>{t('publish.form.remove.text')}</p>
        {remove.error && <Notice kind="bad">{errorText(remove.error, language)}</Notice>}
      </Dialog>
    </>
  )
}
