import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { SelectField, TextField } from '../../ui/index.ts'
import type { PlaceFieldsProps } from './draft-fields.ts'
import { OwnNetwork, Secret, UserName } from './sign-in-fields.tsx'
import styles from './sources.module.css'

/** A web address, how one signs in there, and how further pages are found. */
export function WebFields(props: PlaceFieldsProps): ReactNode {
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

function PageFields({ draft, fault, onChange }: PlaceFieldsProps): ReactNode {
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
