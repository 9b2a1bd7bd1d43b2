import { FileStack } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FileTicket } from '../../../shared/desktop.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Button, Notice, Screen } from '../../ui/index.ts'
import type { Waiting } from './import-session.ts'
import { forgetWaiting, takeGroup } from './several-files.ts'
import styles from './waiting-files.module.css'

/** Names shown in one line; the number of all is told. */
const NAMES_SHOWN = 12

/** What was dropped together and waits to be taken, one import after the other; what is none is said to be none. */
export function WaitingFiles({ waiting }: { readonly waiting: Waiting }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const { groups, refused } = waiting
  const count = groups.flat().length + refused.length
  return (
    <Screen
      title={t('import.title')}
      subtitle={t('staging.several.title', { count })}
      actions={
        <Button kind="quiet" onClick={forgetWaiting}>
          {t('staging.several.forget')}
        </Button>
      }
    >
      <div className={styles['waiting']}>
        {groups.length > 0 && <p>{t('staging.several.text')}</p>}
        <ul className={styles['groups']}>
          {groups.map((group) => (
            <li key={group[0]?.id} className={styles['group']}>
              <FileStack size={16} aria-hidden />
              <span className={styles['names']} data-selectable>
                {t('staging.several.group', { count: group.length, name: namesOf(group) })}
              </span>
              <Button kind="primary" onClick={() => void takeGroup(group)}>
                {t('staging.several.take')}
              </Button>
            </li>
          ))}
        </ul>
        {refused.map(({ file, error }) => (
          <Notice key={file.id} kind="warn">
            {t('staging.several.refused', { name: file.name, why: errorText(error, language) })}
          </Notice>
        ))}
      </div>
    </Screen>
  )
}

/** Says of which files an import is, where there are several. */
export function FilesNotice({ files }: { readonly files: readonly string[] }): ReactNode {
  const { t } = useLanguage()
  if (files.length < 2) return null
  return <Notice kind="info">{t('staging.several.asOne', { count: files.length, names: shortened(files) })}</Notice>
}

function namesOf(files: readonly FileTicket[]): string {
  return shortened(files.map(({ name }) => name))
}

function shortened(names: readonly string[]): string {
  return names.length > NAMES_SHOWN ? `${names.slice(0, NAMES_SHOWN).join(', ')} …` : names.join(', ')
}
