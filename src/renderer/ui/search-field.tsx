import { Search } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { useLanguage } from '../i18n/index.ts'
import { TextField } from './field.tsx'

export interface SearchFieldProps extends Pick<ComponentProps<'input'>, 'maxLength' | 'onKeyDown'> {
  readonly value: string
  readonly onChange: (text: string) => void
  /** What is searched, where "Search…" does not say it. */
  readonly label?: string
  /** The one of its screen, which the key for searching goes to. */
  readonly isOfScreen?: boolean
}

/** Narrows what is shown beside or below it, while one types. */
export function SearchField({ label, isOfScreen = false, ...input }: SearchFieldProps): ReactNode {
  const { t } = useLanguage()
  const words = label ?? t('ui.search')
  return (
    <TextField
      {...input}
      label={words}
      isLabelHidden
      icon={Search}
      type="search"
      placeholder={words}
      data-search={isOfScreen || undefined}
    />
  )
}
