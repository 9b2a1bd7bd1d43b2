import { FolderOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Checkbox, Field, Notice, SelectField, TextField } from '../../ui/index.ts'
import type { SourceDraft } from './source-draft.ts'
import { takesSecret } from './source-draft.ts'
import type { FaultText } from './source-form.tsx'
import styles from './sources.module.css'

export interface DraftFieldsProps {
  readonly draft: SourceDraft
  readonly fault: FaultText
  readonly onChange: (change: Partial<SourceDraft>) => void
}
type Props = DraftFieldsProps & { readonly hasSecret: boolean }

/** Where the file is and how one signs in there, by the kind of place. */
export function PlaceFields(props: Props): ReactNode {
  switch (props.draft.kind) {
    case 'http':
      return <WebFields {...props} />
    case 'ftp':
    case 'sftp':
      return <ServerFields {...props} />
    case 'folder':
      return <FolderFields {...props} />
  }
}

function WebFields(props: Props): ReactNode {
  const { draft, fault, onChange } = props
  const { t } = useLanguage()
  return (
    <>
      <TextField
        label={t('sources.form.url')}
        hint={t('sources.form.url.hint')}
        value={draft.url}
        error={fault('url')}
        maxLength={2_000}
        onChange={(url) => onChange({ url })}
      />
      <div className={styles['pair']}>
        <SelectField
          label={t('sources.form.auth')}
          value={draft.auth}
          choices={(['none', 'basic', 'bearer', 'header'] as const).map((value) => ({
            value,
            text: t(`sources.form.auth.${value}`),
          }))}
          onChange={(auth) => onChange({ auth })}
        />
        {draft.auth === 'basic' && <UserName {...props} />}
        {draft.auth === 'header' && (
          <TextField
            label={t('sources.form.header')}
            value={draft.header}
            error={fault('header')}
            maxLength={100}
            onChange={(header) => onChange({ header })}
          />
        )}
      </div>
      <Secret {...props} />
      <PageFields {...props} />
      <OwnNetwork {...props} />
    </>
  )
}

function PageFields({ draft, fault, onChange }: Props): ReactNode {
  const { t } = useLanguage()
  const { pages } = draft
  return (
    <>
      <div className={styles['pair']}>
        <SelectField
          label={t('sources.form.pages')}
          value={pages}
          choices={(['none', 'link', 'number', 'cursor', 'next-url'] as const).map((value) => ({
            value,
            text: t(`sources.form.pages.${value}`),
          }))}
          onChange={(next) => onChange({ pages: next })}
        />
        {pages !== 'none' && (
          <TextField
            label={t('sources.form.records')}
            hint={t('sources.form.records.hint')}
            value={draft.recordsPath}
            maxLength={200}
            onChange={(recordsPath) => onChange({ recordsPath })}
          />
        )}
      </div>
      <div className={styles['pair']}>
        {(pages === 'number' || pages === 'cursor') && (
          <TextField
            label={t('sources.form.pages.parameter')}
            value={draft.parameter}
            error={fault('pages')}
            maxLength={200}
            onChange={(parameter) => onChange({ parameter })}
          />
        )}
        {(pages === 'cursor' || pages === 'next-url') && (
          <TextField
            label={t('sources.form.pages.path')}
            hint={t('sources.form.pages.path.hint')}
            value={draft.pagePath}
            error={fault('pages')}
            maxLength={200}
            onChange={(pagePath) => onChange({ pagePath })}
          />
        )}
        {pages === 'number' && (
          <div className={styles['pair']}>
            <TextField
              label={t('sources.form.pages.first')}
              value={draft.first}
              error={fault('number')}
              inputMode="numeric"
              onChange={(first) => onChange({ first })}
            />
            <TextField
              label={t('sources.form.pages.step')}
              value={draft.step}
              inputMode="numeric"
              onChange={(step) => onChange({ step })}
            />
          </div>
        )}
      </div>
    </>
  )
}

function ServerFields(props: Props): ReactNode {
  const { draft, fault, onChange } = props
  const { t } = useLanguage()
  const port = draft.kind === 'sftp' ? '22' : draft.encryption === 'implicit' ? '990' : '21'
  return (
    <>
      <div className={styles['pair']}>
        <TextField
          label={t('sources.form.host')}
          value={draft.host}
          error={fault('host')}
          maxLength={253}
          onChange={(host) => onChange({ host })}
        />
        <TextField
          label={t('sources.form.port')}
          hint={t('sources.form.port.hint', { port })}
          value={draft.port}
          error={fault('number')}
          inputMode="numeric"
          maxLength={5}
          onChange={(next) => onChange({ port: next })}
        />
      </div>
      <div className={styles['pair']}>
        {draft.kind === 'ftp' ? (
          <SelectField
            label={t('sources.form.encryption')}
            value={draft.encryption}
            choices={(['explicit', 'implicit', 'none'] as const).map((value) => ({
              value,
              text: t(`sources.form.encryption.${value}`),
            }))}
            onChange={(encryption) => onChange({ encryption })}
          />
        ) : (
          <SelectField
            label={t('sources.form.auth')}
            value={draft.keyKind}
            choices={(['password', 'key'] as const).map((value) => ({ value, text: t(`sources.form.auth.${value}`) }))}
            onChange={(keyKind) => onChange({ keyKind })}
          />
        )}
        <UserName {...props} />
      </div>
      {draft.kind === 'ftp' && draft.encryption === 'none' && (
        <Notice kind="warn">{t('sources.form.encryption.warn')}</Notice>
      )}
      <Secret {...props} />
      <TextField
        label={t('sources.form.path')}
        hint={t('sources.form.path.hint')}
        value={draft.path}
        error={fault('path')}
        maxLength={1_000}
        onChange={(path) => onChange({ path })}
      />
      <div className={styles['pair']}>
        <SelectField
          label={t('sources.form.after')}
          value={draft.after}
          choices={(['keep', 'move', 'delete'] as const).map((value) => ({
            value,
            text: t(`sources.form.after.${value}`),
          }))}
          onChange={(after) => onChange({ after })}
        />
        {draft.after === 'move' && (
          <TextField
            label={t('sources.form.after.folder')}
            value={draft.afterFolder}
            error={fault('folder')}
            maxLength={1_000}
            onChange={(afterFolder) => onChange({ afterFolder })}
          />
        )}
      </div>
      <OwnNetwork {...props} />
    </>
  )
}

function FolderFields({ draft, fault, onChange }: Props): ReactNode {
  const { t } = useLanguage()
  const handleChoose = async (): Promise<void> => {
    const ticket = await window.desktop.openFileDialog('folder')
    if (ticket) onChange({ folderTicket: ticket })
  }
  const shown = draft.folderTicket?.name ?? draft.folder
  return (
    <>
      <Field label={t('sources.form.folder')} error={fault('folder')}>
        <div className={styles['folder']}>
          <Button icon={FolderOpen} onClick={() => void handleChoose()}>
            {t('sources.form.folder.choose')}
          </Button>
          <span translate={shown === '' ? undefined : 'no'}>
            {shown === '' ? t('sources.form.folder.none') : shown}
          </span>
        </div>
      </Field>
      <TextField
        label={t('sources.form.pattern')}
        hint={t('sources.form.pattern.hint')}
        value={draft.pattern}
        maxLength={500}
        onChange={(pattern) => onChange({ pattern })}
      />
    </>
  )
}

function UserName({ draft, fault, onChange }: Props): ReactNode {
  const { t } = useLanguage()
  return (
    <TextField
      label={t('sources.form.username')}
      value={draft.username}
      error={fault('username')}
      maxLength={200}
      onChange={(username) => onChange({ username })}
    />
  )
}

/** Typed once; a key is a text of several lines. */
function Secret({ draft, hasSecret, fault, onChange }: Props): ReactNode {
  const { t } = useLanguage()
  if (!takesSecret(draft) && draft.kind !== 'ftp') return null
  const isKey = draft.kind === 'sftp' && draft.keyKind === 'key'
  const hint = hasSecret
    ? t('sources.form.secret.kept')
    : isKey
      ? `${t('sources.form.secret.private.hint')} ${t('sources.form.secret.hint')}`
      : t('sources.form.secret.hint')
  if (isKey) {
    return (
      <Field label={t('sources.form.secret.private')} hint={hint} error={fault('secret')}>
        <textarea
          className={styles['key']}
          aria-label={t('sources.form.secret.private')}
          value={draft.secret}
          rows={4}
          spellCheck={false}
          maxLength={10_000}
          onChange={(event) => onChange({ secret: event.target.value })}
        />
      </Field>
    )
  }
  const label = draft.kind !== 'http' || draft.auth === 'basic' ? 'password' : draft.auth === 'bearer' ? 'token' : 'key'
  return (
    <TextField
      label={t(`sources.form.secret.${label}`)}
      type="password"
      autoComplete="new-password"
      hint={hint}
      value={draft.secret}
      error={fault('secret')}
      placeholder={hasSecret ? '••••••••••••' : undefined}
      maxLength={10_000}
      onChange={(secret) => onChange({ secret })}
    />
  )
}

function OwnNetwork({ draft, onChange }: Props): ReactNode {
  const { t } = useLanguage()
  return (
    <Checkbox
      label={t('sources.form.ownNetwork')}
      isOn={draft.isOwnNetwork}
      onChange={(isOwnNetwork) => onChange({ isOwnNetwork })}
    />
  )
}
