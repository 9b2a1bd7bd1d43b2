import { Plus, Store } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ConnectionInfo } from '../../../shared/contract/publish.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { Button } from '../../ui/index.ts'
import { PracticeShopButton } from './practice-shop-button.tsx'
import { setConnecting, showConnection } from './publish-session.ts'
import styles from './publish.module.css'

interface ConnectionListProps {
  readonly connections: readonly ConnectionInfo[]
  readonly selected: number | null
}

/** The shops this catalogue goes to. */
export function ConnectionList({ connections, selected }: ConnectionListProps): ReactNode {
  const { t } = useLanguage()
  const names = useNames()
  return (
    <nav className={styles['connections']} aria-label={t('publish.connections')}>
      <ul>
        {connections.map(({ id, name, type, channel, isPractice }) => (
          <li key={id}>
            <button
              type="button"
              className={styles['connectionItem']}
              title={`${name}\n${isPractice ? t('publish.practice') : t(`publish.type.${type}`)}, ${names.channel(channel)}`}
              aria-current={id === selected ? 'true' : undefined}
              onClick={() => showConnection(id)}
            >
              <Store size={16} aria-hidden />
              <span className={styles['connectionName']}>{name}</span>
              <small>
                {isPractice ? t('publish.practice') : t(`publish.type.${type}`)}, {names.channel(channel)}
              </small>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles['connectMore']}>
        <Button kind="quiet" icon={Plus} onClick={() => setConnecting(true)}>
          {t('publish.connections.new')}
        </Button>
        {!connections.some(({ isPractice }) => isPractice) && <PracticeShopButton kind="quiet" />}
      </div>
    </nav>
  )
}
