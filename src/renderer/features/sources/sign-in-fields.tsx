import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Checkbox, Field, TextField } from '../../ui/index.ts'
import type { PlaceFieldsProps } from './draft-fields.ts'
import { takesSecret } from './draft-place.ts'
import styles from './sources.module.css'

/** Who signs in. */
export function UserName({ draft, fault, onChange }: PlaceFieldsProps): ReactNode {
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
export function Secret({ draft, hasSecret, fault, onChange }: PlaceFieldsProps): ReactNode {
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

/** Whether the server may stand at a private address. */
export function OwnNetwork({ draft, onChange }: PlaceFieldsProps): ReactNode {
  const { t } = useLanguage()
  return (
    <Checkbox
      label={t('sources.form.ownNetwork')}
      isOn={draft.isOwnNetwork}
      onChange={(isOwnNetwork) => onChange({ isOwnNetwork })}
    />
  )
}
