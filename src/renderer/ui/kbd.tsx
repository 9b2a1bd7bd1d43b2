import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/index.ts'
import { keyName } from './key-name.ts'
import styles from './kbd.module.css'

/** Keys as they are on the keyboards of the person's country: `Ctrl+Delete` is Ctrl and Suppr in French. */
export function Kbd({ keys }: { readonly keys: string }): ReactNode {
  const { t } = useLanguage()
  return (
    <span className={styles['keys']} translate="no">
      {keys.split('+').map((key) => (
        <kbd key={key}>{keyName(key, t)}</kbd>
      ))}
    </span>
  )
}
