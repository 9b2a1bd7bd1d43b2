import type { ReactNode } from 'react'
import styles from './kbd.module.css'

/** Keys as they are on the keyboard: `Ctrl+Z`. */
export function Kbd({ keys }: { readonly keys: string }): ReactNode {
  return (
    <span className={styles['keys']} translate="no">
      {keys.split('+').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
