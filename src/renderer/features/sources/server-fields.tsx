import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Notice, SelectField, TextField } from '../../ui/index.ts'
import type { PlaceFieldsProps } from './draft-fields.ts'
import { OwnNetwork, Secret, UserName } from './sign-in-fields.tsx'
import styles from './sources.module.css'

/** A file on a server of FTP or SFTP, and what becomes of it there. */
export function ServerFields(props: PlaceFieldsProps): ReactNode {
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
