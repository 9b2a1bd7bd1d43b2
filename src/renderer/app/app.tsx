import { CSPProvider } from '@base-ui/react/csp-provider'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useConnection } from '../engine/index.ts'
import type { Words } from '../i18n/index.ts'
import { LanguageContext } from '../i18n/index.ts'
import { showPreferences } from '../state/preferences.ts'
import { ToastProvider, TooltipProvider } from '../ui/index.ts'
import { AppDialogs } from './app-dialogs.tsx'
import { FileDrop } from './file-drop.tsx'
import { styleNonce } from './nonce.ts'
import { Shell } from './shell.tsx'
import { StartScreen } from './start-screen.tsx'
import { useAppLanguage } from './use-app-language.ts'
import { useMenuCommands } from './use-menu-commands.ts'
import { useShortcuts } from './use-shortcuts.ts'

/** The app, first in the language of `words`. */
export function App({ words }: { readonly words: Words }): ReactNode {
  const language = useAppLanguage(words)
  useEffect(() => window.desktop.onEvent((event) => event.type === 'state' && showPreferences(event.state)), [])

  return (
    <CSPProvider {...(styleNonce === undefined ? {} : { nonce: styleNonce })}>
      <LanguageContext value={language}>
        <TooltipProvider>
          <ToastProvider>
            <FileDrop>
              <Content />
            </FileDrop>
            <AppDialogs />
          </ToastProvider>
        </TooltipProvider>
      </LanguageContext>
    </CSPProvider>
  )
}

function Content(): ReactNode {
  const catalogue = useConnection((connection) => connection.catalogue)
  useMenuCommands()
  useShortcuts()
  return catalogue.status === 'open' ? <Shell /> : <StartScreen catalogue={catalogue} />
}
