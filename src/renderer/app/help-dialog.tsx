import { Route } from 'lucide-react'
import type { ReactNode } from 'react'
import { SHEET_KEYS, shownKeys } from '../features/grid/index.tsx'
import { startTour } from '../features/tour/index.tsx'
import { useLanguage } from '../i18n/index.ts'
import type { MessageKey } from '../i18n/index.ts'
import { Button, Dialog, Kbd } from '../ui/index.ts'
import styles from './help-dialog.module.css'

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
}

type HelpKey = MessageKey & (`app.help.${string}` | `sheet.key.${string}`)
type Line = readonly [text: HelpKey, ...keys: readonly string[]]

const GROUPS: readonly { readonly title: HelpKey; readonly lines: readonly Line[] }[] = [
  {
    title: 'app.help.group.app',
    lines: [
      ['app.help.screens', 'Ctrl+1', 'Ctrl+6'],
      ['app.help.search', 'Ctrl+K'],
      ['app.help.find', 'Ctrl+F', 'Ctrl+H'],
      ['app.help.bulk', 'Ctrl+B'],
      ['app.help.undo', 'Ctrl+Z'],
      ['app.help.redo', 'Ctrl+Y', 'Ctrl+Shift+Z'],
      ['app.help.export', 'Ctrl+Shift+E'],
      ['app.help.import', 'Ctrl+Shift+O'],
      ['app.help.card', 'Ctrl+I', 'Space'],
      ['app.help.cardWalk', 'J', 'K'],
      ['app.help.cardMissing', 'N'],
      ['app.help.delete', 'Ctrl+Delete'],
      ['app.help.publish', 'Ctrl+P'],
      ['app.help.help', 'F1'],
    ],
  },
  {
    title: 'app.help.group.editor',
    lines: [
      ['app.help.commit', 'Enter', 'Shift+Enter'],
      ['app.help.commitSide', 'Tab', 'Shift+Tab'],
      ['app.help.commitAll', 'Ctrl+Enter'],
      ['app.help.newLine', 'Alt+Enter'],
      ['app.help.editMode', 'F2'],
      ['app.help.cancel', 'Esc'],
    ],
  },
  { title: 'app.help.group.grid', lines: SHEET_KEYS.map((line) => [line.help, ...shownKeys(line)]) },
]

/** Every key there is, and the way to the tour. */
export function HelpDialog({ isOpen, onClose }: Props): ReactNode {
  const { t } = useLanguage()
  const handleTour = (): void => {
    onClose()
    startTour()
  }
  const footer = (
    <Button icon={Route} onClick={handleTour}>
      {t('app.help.tour')}
    </Button>
  )
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('app.help.title')} width="wide" isReading footer={footer}>
      <div className={styles['groups']}>
        {GROUPS.map(({ title, lines }) => (
          <section key={title}>
            <h3>{t(title)}</h3>
            <dl>
              {lines.map(([text, ...keys]) => (
                <div key={text} className={styles['line']}>
                  <dt>{t(text)}</dt>
                  <dd>
                    {keys.map((each) => (
                      <Kbd key={each} keys={each} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
