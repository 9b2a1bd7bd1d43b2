import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './ui/tokens.css'
import './ui/base.css'
import './ui/print.css'
import { App } from './app/app.tsx'
import { startConnection } from './engine/index.ts'
import { wordsIn } from './i18n/index.ts'
import { showPreferences } from './state/preferences.ts'

const state = await startConnection()
showPreferences(state)
const words = await wordsIn(state.language ?? window.desktop.info.locale)

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element')
createRoot(root).render(
  <StrictMode>
    <App words={words} />
  </StrictMode>,
)
