import type { LucideIcon } from 'lucide-react'
import {
  Blocks,
  ChartNoAxesColumn,
  CircleHelp,
  FileInput,
  FolderSync,
  History,
  Images,
  Settings,
  Table2,
  CloudUpload,
  Trash2,
  Truck,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { MessageKey } from '../i18n/index.ts'
import { useLanguage } from '../i18n/index.ts'
import type { ScreenName } from '../state/navigation.ts'
import { go, useNavigation } from '../state/navigation.ts'
import { openDialog, toggleHistory, useOverlays } from '../state/overlays.ts'
import { usePicturesWaiting } from '../state/pictures-waiting.ts'
import { Badge, Tooltip } from '../ui/index.ts'
import styles from './shell.module.css'

interface Place {
  readonly screen: ScreenName
  readonly text: MessageKey & `app.${string}`
  readonly icon: LucideIcon
}

/** In the order of Ctrl+1 to Ctrl+5; Ctrl+6 is the history. */
export const PLACES = [
  { screen: 'products', text: 'app.products', icon: Table2 },
  { screen: 'dashboard', text: 'app.dashboard', icon: ChartNoAxesColumn },
  { screen: 'import', text: 'app.import', icon: FileInput },
  { screen: 'publish', text: 'app.publish', icon: CloudUpload },
  { screen: 'model', text: 'app.model', icon: Blocks },
] as const satisfies readonly Place[]

export function NavigationRail(): ReactNode {
  const { t, format } = useLanguage()
  const waiting = usePicturesWaiting(({ count }) => count)
  const current = useNavigation(({ route }) => route.screen)
  const isHistoryOpen = useOverlays((overlays) => overlays.isHistoryOpen)
  return (
    <nav className={styles['rail']} aria-label={t('app.nav')}>
      {PLACES.map(({ screen, text, icon: Icon }, index) => (
        <Tooltip key={screen} text={t(text)} shortcut={`Ctrl+${index + 1}`} side="right">
          <button
            type="button"
            className={styles['railItem']}
            aria-current={screen === current ? 'page' : undefined}
            data-tour={`nav-${screen}`}
            onClick={() => go({ screen })}
          >
            <Icon size={16} aria-hidden />
            <span>{t(text)}</span>
          </button>
        </Tooltip>
      ))}
      <Tooltip text={t('app.history')} shortcut="Ctrl+6" side="right">
        <button type="button" className={styles['railItem']} aria-pressed={isHistoryOpen} onClick={toggleHistory}>
          <History size={16} aria-hidden />
          <span>{t('app.history')}</span>
        </button>
      </Tooltip>
      <button
        type="button"
        className={styles['railItem']}
        aria-current={current === 'media' ? 'page' : undefined}
        data-tour="nav-media"
        onClick={() => go({ screen: 'media' })}
      >
        <Images size={16} aria-hidden />
        <span>{t('app.media')}</span>
        {waiting > 0 && <Badge>{format.number(waiting)}</Badge>}
      </button>
      <button
        type="button"
        className={styles['railItem']}
        aria-current={current === 'suppliers' ? 'page' : undefined}
        data-tour="nav-suppliers"
        onClick={() => go({ screen: 'suppliers' })}
      >
        <Truck size={16} aria-hidden />
        <span>{t('app.suppliers')}</span>
      </button>
      <button
        type="button"
        className={styles['railItem']}
        aria-current={current === 'sources' ? 'page' : undefined}
        data-tour="nav-sources"
        onClick={() => go({ screen: 'sources' })}
      >
        <FolderSync size={16} aria-hidden />
        <span>{t('app.sources')}</span>
      </button>
      <button
        type="button"
        className={styles['railItem']}
        aria-current={current === 'bin' ? 'page' : undefined}
        onClick={() => go({ screen: 'bin' })}
      >
        <Trash2 size={16} aria-hidden />
        <span>{t('app.bin')}</span>
      </button>
      <span className={styles['spring']} />
      <button type="button" className={styles['railItem']} onClick={() => openDialog('settings')}>
        <Settings size={16} aria-hidden />
        <span>{t('app.settings')}</span>
      </button>
      <Tooltip text={t('app.help')} shortcut="F1" side="right">
        <button type="button" className={styles['railItem']} onClick={() => openDialog('help')}>
          <CircleHelp size={16} aria-hidden />
          <span>{t('app.help.short')}</span>
        </button>
      </Tooltip>
    </nav>
  )
}
