import type { FormEvent, ReactNode } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import { Button } from '../../../ui/index.ts'
import styles from './filter.module.css'

interface FilterFormProps {
  readonly onSubmit: () => void
  readonly onClear: () => void
  readonly children: ReactNode
}

/** The frame of a column's filter: Enter applies, the other button takes the conditions away. */
export function FilterForm({ onSubmit, onClear, children }: FilterFormProps): ReactNode {
  const { t } = useLanguage()
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className={styles['form']} onSubmit={handleSubmit}>
      {children}
      <footer className={styles['formFooter']}>
        <Button kind="quiet" onClick={onClear}>
          {t('grid.filter.clear')}
        </Button>
        <Button kind="primary" type="submit">
          {t('grid.filter.apply')}
        </Button>
      </footer>
    </form>
  )
}
