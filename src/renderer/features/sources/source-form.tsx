import type { FormEvent, ReactNode } from 'react'
import { useState } from 'react'
import type { SourceInfo } from '../../../shared/contract/sources.ts'
import { queries, settled, startJob, useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Button, Notice, SelectField, TextField } from '../../ui/index.ts'
import { ConnectionTest } from './connection-test.tsx'
import type { FaultText } from './draft-faults.ts'
import { faultsOf } from './draft-faults.ts'
import { placeOf, takesSecret } from './draft-place.ts'
import { scheduleOf } from './draft-schedule.ts'
import { toEdit } from './field-draft.ts'
import { PlaceFields } from './place-fields.tsx'
import { ProfileFields } from './profile-fields.tsx'
import { RuleFields } from './rule-fields.tsx'
import { ScheduleFields } from './schedule-fields.tsx'
import type { SourceDraft } from './source-draft.ts'
import { draftOf } from './source-draft.ts'
import type { NewSource } from './sources-session.ts'
import { forgetDraft, keepDraft, showSource, takeKeptDraft } from './sources-session.ts'
import { TryOnFile } from './try-on-file.tsx'
import { useSample } from './use-sample.ts'
import styles from './sources.module.css'

const KINDS = ['http', 'ftp', 'sftp', 'folder'] as const

/** A source to make or to change: saved first, then tested. */
export function SourceForm({ from }: { readonly from: SourceInfo | NewSource }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const source = 'kind' in from ? null : from
  const profile = 'kind' in from && from.kind === 'profile' ? from.profile : null
  const suppliers = useQuery('catalogue.structure', {}).data?.suppliers ?? []
  const keptAs = source === null ? (profile?.ticket ?? 'new') : String(source.id)
  const [draft, setDraft] = useState<SourceDraft>(
    () => takeKeptDraft(keptAs) ?? draftOf(from, new Intl.DateTimeFormat().resolvedOptions().timeZone),
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
  const [triedId, setTriedId] = useState<number | null>(null)
  const sample = useSample(savedId, triedId)
  const fields = draft.fields?.map(toEdit) ?? null
  const profileTicket = savedId === null ? (profile?.ticket ?? null) : null
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
      profileTicket,
      fields,
    })
    queries.invalidate('sources.list')
    if (!saved.ok) return failed(saved.error)
    // From now on each field stands for itself: the next save changes it under the name it has now.
    setDraft({
      ...draft,
      secret: '',
      fields: draft.fields?.map((field) => ({ ...field, was: field.source.trim() })) ?? null,
    })
    setSavedId(saved.value.sourceId)
    forgetDraft()
    return true
  }
  const failed = (reason: Error): false => {
    setError(reason)
    return false
  }
  const leave = (): void => {
    if (savedId !== null) showSource(savedId, 'settings')
    keepDraft(savedId === null ? keptAs : String(savedId), draft)
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
      {draft.fields !== null && <RuleFields draft={draft} fault={fault} onChange={set} />}
      <ProfileFields
        sourceId={savedId}
        fields={draft.fields}
        sample={sample}
        isTried={isTried}
        onChange={(next) => set({ fields: next })}
      />
      {draft.fields !== null && (
        <TryOnFile
          profile={() =>
            startJob('sources.draftProfile', {
              sourceId: savedId,
              name: draft.name.trim() === '' ? t('sources.form.new') : draft.name.trim(),
              rules: draft.rules,
              profileTicket,
              fields,
            })
          }
          onTried={setTriedId}
          onLeave={leave}
        />
      )}
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
