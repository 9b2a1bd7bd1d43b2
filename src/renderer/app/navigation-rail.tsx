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
import type { ComponentProps, ReactNode } from 'react'
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

/** Places that have no key of their own, below those that have. */
const MORE_PLACES = [
  { screen: 'media', text: 'app.media', icon: Images },
  { screen: 'suppliers', text: 'app.suppliers', icon: Truck },
  { screen: 'sources', text: 'app.sources', icon: FolderSync },
  { screen: 'bin', text: 'app.bin', icon: Trash2 },
] as const satisfies readonly Place[]

export function NavigationRail(): ReactNode {
  const { t, format } = useLanguage()
  const waiting = usePicturesWaiting(({ count }) => count)
  const isHistoryOpen = useOverlays((overlays) => overlays.isHistoryOpen)
  return (
    <nav className={styles['rail']} aria-label={t('app.nav')}>
      {PLACES.map((place, index) => (
        <PlaceItem key={place.screen} place={place} shortcut={`Ctrl+${index + 1}`} />
      ))}
      <RailItem
        text={t('app.history')}
        icon={History}
        shortcut="Ctrl+6"
        aria-pressed={isHistoryOpen}
        onClick={toggleHistory}
      />
      {MORE_PLACES.map((place) => (
        <PlaceItem key={place.screen} place={place}>
          {place.screen === 'media' && waiting > 0 && <Badge>{format.number(waiting)}</Badge>}
        </PlaceItem>
      ))}
      <span className={styles['spring']} />
      <RailItem text={t('app.settings')} icon={Settings} onClick={() => openDialog('settings')} />
      <RailItem
        text={t('app.help.short')}
        tip={t('app.help')}
        icon={CircleHelp}
        shortcut="F1"
        onClick={() => openDialog('help')}
      />
    </nav>
  )
}

interface PlaceItemProps {
  readonly place: (typeof PLACES | typeof MORE_PLACES)[number]
  readonly shortcut?: string
  readonly children?: ReactNode
}

function PlaceItem({ place: { screen, text, icon }, ...others }: PlaceItemProps): ReactNode {
  const { t } = useLanguage()
  const isCurrent = useNavigation(({ route }) => route.screen === screen)
  return (
    <RailItem
      {...others}
      text={t(text)}
      icon={icon}
      aria-current={isCurrent ? 'page' : undefined}
      data-tour={`nav-${screen}`}
      onClick={() => go({ screen })}
    />
  )
}

interface RailItemProps extends ComponentProps<'button'> {
  readonly text: string
  /** What its tooltip says, where that is more than its text. */
  readonly tip?: string
  readonly icon: LucideIcon
  /** One without has no tooltip. */
  readonly shortcut?: string
}

function RailItem({ text, tip = text, icon: Icon, shortcut, children, ...button }: RailItemProps): ReactNode {
  const item = (
    <button {...button} type="button" className={styles['railItem']}>
      <Icon size={16} aria-hidden />
      <span>{text}</span>
      {children}
    </button>
  )
  if (shortcut === undefined) return item
  return (
    <Tooltip text={tip} shortcut={shortcut} side="right">
      {item}
    </Tooltip>
  )
}
