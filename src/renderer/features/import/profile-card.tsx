import { KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { chooseFile, forgetProfile } from './import-session.ts'
import styles from './import.module.css'
import { readProfileFacts } from './profile-facts.ts'
import { saveProfile } from './profile.ts'

/** An opened import profile: what it says, and the file to read by it. */
export function ProfileCard({
  profile,
}: {
  readonly profile: { readonly name: string; readonly json: string }
}): ReactNode {
  const language = useLanguage()
  const { t, ref } = language
  const facts = readProfileFacts(profile.json)
  const ruleText = (text: string): string => ref({ key: `import.profile.rule.${text}`, params: {} }) ?? text
  return (
    <div className={styles['profile']}>
      <header className={styles['profileHeader']}>
        <h2>{profile.name}</h2>
        <span className={styles['spring']} />
        <Button kind="quiet" onClick={forgetProfile}>
          {t('import.profile.forget')}
        </Button>
        <Button onClick={() => void saveProfile(language, null, profile.name)}>{t('import.profile.save')}</Button>
        <Button kind="primary" onClick={() => void chooseFile()}>
          {t('import.chooseFile')}
        </Button>
      </header>
      <dl className={styles['profileFacts']}>
        {facts.source !== null && (
          <div>
            <dt>{t('import.profile.source')}</dt>
            <dd>{facts.source}</dd>
          </div>
        )}
        {facts.schedule !== null && (
          <div>
            <dt>{t('import.profile.schedule')}</dt>
            <dd>{facts.schedule}</dd>
          </div>
        )}
        {facts.errorRules.map(({ when, action }) => (
          <div key={when}>
            <dt>{ruleText(when)}</dt>
            <dd>{ruleText(action)}</dd>
          </div>
        ))}
      </dl>
      <table className={styles['profileFields']}>
        <thead>
          <tr>
            <th scope="col">{t('import.mapping.column')}</th>
            <th scope="col">{t('import.mapping.target')}</th>
            <th scope="col">{t('import.mapping.type')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.fields.map(({ source, target, type, isIdentifier }) => (
            <tr key={source}>
              <th scope="row">{source}</th>
              <td>
                {target} {isIdentifier && <KeyRound size={13} aria-label={t('import.mapping.identifier')} />}
              </td>
              <td className={styles['soft']}>{type}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
