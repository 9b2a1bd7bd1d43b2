import type { ReactNode } from 'react'
import type { Language } from '../../i18n/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Notice, Progress, Tabs } from '../../ui/index.ts'
import type { Description, ImportPhase } from './import-session.ts'
import { isOfRecords, readAs, restage } from './import-session.ts'
import styles from './import.module.css'
import { RawPreview } from './raw-preview.tsx'
import { FilesNotice } from './waiting-files.tsx'
import { VariantsNotice } from './variants-notice.tsx'
import { SourceOptionsBar } from './source-options-bar.tsx'

export interface StepProps {
  readonly phase: Extract<ImportPhase, { kind: 'open' }>
  readonly description: Description
}

/** How the bytes were understood, and the switches to understand them otherwise; the preview follows at once. */
export function SourceStep({ phase, description }: StepProps): ReactNode {
  const { t } = useLanguage()
  const { importId } = phase
  const isBusy = phase.busy === 'restaging'
  const shown = phase.reading === null ? description : { ...description, ...phase.reading }
  return (
    <div className={styles['source']}>
      <SourceOptionsBar importId={importId} description={shown} />
      <VariantsNotice importId={importId} description={shown} />
      <FilesNotice files={description.files} />
      <Warnings description={description} />
      {description.sheets.length > 1 && !isOfRecords(description) && (
        <div className={styles['sheets']}>
          <Tabs
            label={t('import.source.sheet')}
            value={shown.sheet ?? shown.sheetsRead[0] ?? ''}
            tabs={description.sheets.map(({ name, isHidden }) => ({
              value: name,
              text: name,
              ...(isHidden ? { count: t('import.source.sheet.hidden') } : {}),
            }))}
            onChange={(sheet) => void restage(importId, { ...readAs(shown), sheet, headerRow: null })}
          />
        </div>
      )}
      <div className={styles['thinProgress']}>
        {isBusy && <Progress label={t('import.reading.again')} progress={null} isCompact />}
      </div>
      <RawPreview
        description={shown}
        isOld={isBusy && phase.reading === null}
        onHeaderRow={(headerRow) => void restage(importId, { ...readAs(shown), headerRow })}
      />
    </div>
  )
}

/** More than a handful says less. */
const MAX_WARNINGS = 4

function Warnings({ description }: { readonly description: Description }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const { warnings, rows } = description
  if (warnings.length === 0 && rows > 0) return null
  return (
    <div className={styles['notices']}>
      {rows === 0 && <Notice kind="warn">{t('import.source.noRows')}</Notice>}
      {warnings.length > 0 && (
        <Notice kind="warn" title={t('import.source.warnings')}>
          <ul className={styles['warnings']}>
            {warnings.slice(0, MAX_WARNINGS).map((warning, at) => (
              <li key={at}>
                <span className={styles['soft']}>{whereOf(warning, language)}</span>
                {language.ref({ key: `import.warning.${warning.code}`, params: warning.params ?? {} }) ??
                  warning.message}
              </li>
            ))}
            {warnings.length > MAX_WARNINGS && (
              <li className={styles['soft']}>
                {t('import.source.moreWarnings', { count: warnings.length - MAX_WARNINGS })}
              </li>
            )}
          </ul>
        </Notice>
      )}
    </div>
  )
}

/** Line and column of a warning, where it has them: "Line 14, Price: ". */
function whereOf({ params, column }: Description['warnings'][number], { t }: Language): string {
  const line = params?.['line']
  const parts = [typeof line === 'number' ? t('import.warning.line', { line }) : null, column]
  const where = parts.filter((part) => part !== null && part !== '').join(', ')
  return where === '' ? '' : `${where}: `
}
