import { ChevronDown, FolderOpen, Plus, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { RecentCatalogue } from '../../shared/desktop.ts'
import { useLanguage } from '../i18n/index.ts'
import type { MenuEntry } from '../ui/index.ts'
import { Menu } from '../ui/index.ts'
import styles from './shell.module.css'

/** The open catalogue's name, and the way to another. Its key must be the name: what is recent changes with it. */
export function CatalogueMenu({ name }: { readonly name: string }): ReactNode {
  const { t } = useLanguage()
  const [recent, setRecent] = useState<readonly RecentCatalogue[]>([])
  useEffect(() => {
    let isHere = true
    void window.desktop.catalogue.recent().then((list) => isHere && setRecent(list))
    return () => {
      isHere = false
    }
  }, [])

  const others = recent.filter((each) => each.name !== name)
  const entries: MenuEntry[] = [
    ...(others.length > 0 ? [{ kind: 'label', id: 'recent', text: t('app.start.recent') } as const] : []),
    ...others.map(({ id, name: text, folder }) => ({
      id,
      text: `${text} — ${folder}`,
      icon: Table2,
      onSelect: () => void window.desktop.catalogue.openRecent(id),
    })),
    ...(others.length > 0 ? [{ kind: 'separator', id: 'line' } as const] : []),
    {
      id: 'new',
      text: t('app.start.new'),
      icon: Plus,
      onSelect: () => void window.desktop.catalogue.create({ isSample: false }),
    },
    {
      id: 'open',
      text: t('app.start.open'),
      icon: FolderOpen,
      onSelect: () => void window.desktop.catalogue.open(),
    },
  ]
  const trigger = (
    <button type="button" className={styles['catalogueButton']} title={name} translate="no">
      <span className={styles['catalogueName']}>{name}</span>
      <ChevronDown size={14} aria-hidden />
    </button>
  )
  return <Menu trigger={trigger} entries={entries} />
}
