import { FileX } from 'lucide-react'
import type { ReactNode } from 'react'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Button, EmptyState, Screen } from '../../ui/index.ts'
import { chooseFile, leaveImport } from './import-session.ts'

/** A file that cannot be read at all: one message that says why and what helps. */
export function FailedPanel({ fileName, error }: { readonly fileName: string; readonly error: Error }): ReactNode {
  const language = useLanguage()
  const { t } = language
  return (
    <Screen title={t('import.title')} subtitle={fileName}>
      <EmptyState
        icon={FileX}
        title={t('import.failed.title', { file: fileName })}
        text={
          <span role="alert" data-selectable>
            {errorText(error, language)} {t('import.failed.unharmed')}
          </span>
        }
      >
        <Button kind="primary" onClick={() => void chooseFile()}>
          {t('import.chooseAnother')}
        </Button>
        <Button onClick={leaveImport}>{t('ui.close')}</Button>
      </EmptyState>
    </Screen>
  )
}
