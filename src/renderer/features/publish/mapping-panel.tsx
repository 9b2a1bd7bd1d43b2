import type { ReactNode } from 'react'
import type { ConnectionInfo } from '../../../shared/contract/publish.ts'
import { queries, useCommand, useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { Badge, Combobox, Notice } from '../../ui/index.ts'
import { fieldText } from './cause-text.ts'
import styles from './publish.module.css'
import { RecordPreview } from './record-preview.tsx'

/** Not a column key: a key never starts with a space. */
const NONE = ' none'

/** Which attribute fills which field of the shop, beside the record that comes of it. */
export function MappingPanel({ connection }: { readonly connection: ConnectionInfo }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const { data, error } = useQuery('publish.mapping', { connectionId: connection.id })
  const save = useCommand('publish.setMapping')
  const fields = data?.fields ?? []
  const open = fields.filter(({ isRequired, mapping }) => isRequired && mapping.column === null)

  const handleChange = async (field: string, value: string): Promise<void> => {
    const mapping = fields.find((each) => each.field === field)?.mapping
    if (!mapping) return
    const column = value === NONE ? null : value
    const outcome = await save.run({ connectionId: connection.id, fields: [{ ...mapping, column }] })
    if (!outcome.ok) return
    queries.invalidate('publish.mapping')
    queries.invalidate('publish.previewRecord')
  }

  const fault = error ?? save.error
  return (
    <div className={styles['mapping']}>
      <div className={styles['mappingFields']}>
        {fault && <Notice kind="bad">{errorText(fault, language)}</Notice>}
        {open.length > 0 && <Notice kind="warn">{t('publish.mapping.missing', { count: open.length })}</Notice>}
        <p className={styles['soft']}>{t('publish.mapping.text')}</p>
        <table className={styles['fieldTable']}>
          <thead>
            <tr>
              <th scope="col">{t('publish.mapping.field')}</th>
              <th scope="col">{t('publish.mapping.column')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, isLocalized, isRequired, mapping, candidates }) => (
              <tr key={field}>
                <th scope="row">
                  <div className={styles['fieldName']}>
                    <span>{fieldText(field, language)}</span>
                    {isRequired && (
                      <Badge kind={mapping.column === null ? 'warn' : 'neutral'}>{t('publish.mapping.required')}</Badge>
                    )}
                    {isLocalized && <Badge>{t('publish.mapping.localized')}</Badge>}
                  </div>
                  <code>{field}</code>
                </th>
                <td>
                  <Combobox
                    label={t('publish.mapping.column')}
                    value={mapping.column ?? (isRequired ? null : NONE)}
                    choices={[
                      ...(isRequired ? [] : [{ value: NONE, text: t('publish.mapping.none') }]),
                      ...candidates.map((column) => ({ value: column, text: names.column(column), hint: column })),
                    ]}
                    placeholder={t('publish.mapping.search')}
                    onChange={(value) => void handleChange(field, value)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <RecordPreview connection={connection} />
    </div>
  )
}
