import { KeyRound } from 'lucide-react'
import type { FormEvent, ReactNode } from 'react'
import { useState } from 'react'
import type { SourceInfo } from '../../../shared/contract/sources.ts'
import { queries, settled, startJob, useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Button, Notice, SelectField, TextField } from '../../ui/index.ts'
import { ConnectionTest } from './connection-test.tsx'
import { PlaceFields } from './place-fields.tsx'
import { ScheduleFields } from './schedule-fields.tsx'
import type { DraftFault, SourceDraft } from './source-draft.ts'
import { draftOf, faultsOf, placeOf, scheduleOf, takesSecret } from './source-draft.ts'
import type { NewSource } from './sources-session.ts'
import { showSource } from './sources-session.ts'
import styles from './sources.module.css'

/** Told to fields: what is wrong with one, once a save was tried. */
export type FaultText = (field: DraftFault) => string | undefined

const KINDS = ['http', 'ftp', 'sftp', 'folder'] as const

/** A source to make or to change: saved first, then tested. */
export function SourceForm({ from }: { readonly from: SourceInfo | NewSource }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const source = 'kind' in from ? null : from
  const profile = 'kind' in from && from.kind === 'profile' ? from.profile : null
  const suppliers = useQuery('catalogue.structure', {}).data?.suppliers ?? []
  const [draft, setDraft] = useState<SourceDraft>(() =>
    draftOf(from, new Intl.DateTimeFormat().resolvedOptions().timeZone),
  )
  const [isTried, setTried] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [kept, setKept] = useState<'key-store' | 'memory' | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [savedId, setSavedId] = useState<number | null>(source?.id ?? null)
  const [testRound, setTestRound] = useState(0)

  const hasSecret = source?.hasSecret === true || kept !== null
  const faults = isTried ? faultsOf(draft, hasSecret) : []
  const fault: FaultText = (field) => (faults.includes(field) ? t(`sources.form.error.${field}`) : undefined)
  const set = (change: Partial<SourceDraft>): void => setDraft({ ...draft, ...change })
  const fields = source?.fields ?? profile?.fields ?? []
  const isFolder = draft.kind === 'folder'

  const save = async (): Promise<boolean> => {
    setTried(true)
    setError(null)
    if (faultsOf(draft, hasSecret).length > 0) return false
    let secretRef: string | null = null
    if (takesSecret(draft) && draft.secret !== '') {
      secretRef = `source:${crypto.randomUUID()}`
      const secret = await settled(window.desktop.saveSecret(secretRef, draft.secret))
      if (!secret.ok) return failed(secret.error)
      setKept(secret.value)
    }
    const saved = await startJob('sources.save', {
      sourceId: savedId,
      name: draft.name.trim(),
      supplier: draft.supplier === '' ? null : draft.supplier,
      place: placeOf(draft),
      schedule: scheduleOf(draft),
      policy: draft.policy,
      rules: draft.rules,
      secretRef,
      folderTicket: draft.folderTicket?.id ?? null,
      profileTicket: savedId === null ? (profile?.ticket ?? null) : null,
    })
    queries.invalidate('sources.list')
    if (!saved.ok) return failed(saved.error)
    setDraft({ ...draft, secret: '' })
    setSavedId(saved.value.sourceId)
    return true
  }
  const failed = (reason: Error): false => {
    setError(reason)
    return false
  }
  const handleSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setSaving(true)
    const isSaved = await save()
    setSaving(false)
    if (isSaved) setTestRound((round) => round + 1)
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void handleSubmit(event)} noValidate>
      {profile?.hadSecret === true && savedId === null && <Notice kind="info">{t('sources.form.secret.left')}</Notice>}
      <div className={styles['pair']}>
        <TextField
          label={t('sources.form.name')}
          hint={t('sources.form.name.hint')}
          value={draft.name}
          error={fault('name')}
          maxLength={100}
          onChange={(name) => set({ name })}
        />
        <SelectField
          label={t('sources.form.supplier')}
          value={draft.supplier}
          choices={[
            { value: '', text: t('sources.form.supplier.none') },
            ...suppliers.map(({ code, name }) => ({ value: code, text: name })),
          ]}
          onChange={(supplier) => set({ supplier })}
        />
      </div>
      <SelectField
        label={t('sources.form.kind')}
        value={draft.kind}
        choices={KINDS.map((kind) => ({ value: kind, text: t(`sources.kind.${kind}`) }))}
        onChange={(kind) => set({ kind })}
      />
      <PlaceFields draft={draft} hasSecret={hasSecret} fault={fault} onChange={set} />
      {kept === 'memory' && <Notice kind="warn">{t('sources.form.secret.memory')}</Notice>}
      {!isFolder && <ScheduleFields draft={draft} fault={fault} onChange={set} />}
      <SelectField
        label={t('sources.form.policy')}
        hint={t('sources.form.policy.hint')}
        value={draft.policy}
        choices={[
          { value: 'review', text: t('sources.form.policy.review') },
          { value: 'commit', text: t('sources.form.policy.commit') },
        ]}
        onChange={(policy) => set({ policy })}
      />
      {fields.length > 0 && <Rules draft={draft} onChange={set} />}
      <FieldTable fields={fields} />
      {error && <Notice kind="bad">{errorText(error, language)}</Notice>}
      <div className={styles['buttons']}>
        <Button kind="primary" type="submit" isBusy={isSaving}>
          {t('sources.form.saveAndTest')}
        </Button>
        {!source && savedId !== null && (
          <Button onClick={() => showSource(savedId)}>{t('sources.notice.source')}</Button>
        )}
      </div>
      {savedId !== null && (
        <ConnectionTest
          key={savedId}
          sourceId={savedId}
          hostKey={source?.place.kind === 'sftp' ? source.hostKey : null}
          round={testRound}
        />
      )}
    </form>
  )
}

interface RulesProps {
  readonly draft: SourceDraft
  readonly onChange: (change: Partial<SourceDraft>) => void
}

/** What becomes of rows and values that a profile's files may have wrong. */
function Rules({ draft: { rules }, onChange }: RulesProps): ReactNode {
  const { t } = useLanguage()
  const unsaid = { value: '', text: t('sources.form.rules.unsaid') } as const
  return (
    <div className={styles['pair']}>
      <SelectField
        label={t('sources.form.rules.missing')}
        value={rules.onMissingSKU ?? ''}
        choices={[
          unsaid,
          ...(['reject_row', 'skip_row'] as const).map((value) => ({ value, text: t(`sources.form.rules.${value}`) })),
        ]}
        onChange={(next) => onChange({ rules: { ...rules, onMissingSKU: next === '' ? null : next } })}
      />
      <SelectField
        label={t('sources.form.rules.invalid')}
        value={rules.onInvalidData ?? ''}
        choices={[
          unsaid,
          ...(['log_and_skip', 'skip_row', 'stop', 'stage'] as const).map((value) => ({
            value,
            text: t(`sources.form.rules.${value}`),
          })),
        ]}
        onChange={(next) => onChange({ rules: { ...rules, onInvalidData: next === '' ? null : next } })}
      />
    </div>
  )
}

/** Where a profile sends the columns; without one, how that is settled. */
function FieldTable({ fields }: Pick<SourceInfo, 'fields'>): ReactNode {
  const { t } = useLanguage()
  return (
    <section className={styles['fields']} aria-label={t('sources.form.fields')}>
      <h2>{t('sources.form.fields')}</h2>
      {fields.length === 0 ? (
        <p className={styles['soft']}>{t('sources.form.fields.learned')}</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              {(['source', 'target', 'type'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`sources.form.fields.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody translate="no">
            {fields.map(({ source, target, type, isIdentifier }) => (
              <tr key={source}>
                <th scope="row">{source}</th>
                <td>
                  {target} {isIdentifier && <KeyRound size={13} aria-label={t('sources.form.fields.key')} />}
                </td>
                <td>{type ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
