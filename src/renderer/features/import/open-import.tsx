import type { ReactNode } from 'react'
import { useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Button, Notice, Screen, Stepper } from '../../ui/index.ts'
import { CommitButton } from './commit-button.tsx'
import type { ImportPhase, ImportStep } from './import-session.ts'
import { goToStep, leaveImport } from './import-session.ts'
import { ReturnedNotice } from '../suppliers/index.tsx'
import styles from './import.module.css'
import { lintMapping } from './mapping-lint.ts'
import { saveProfile } from './profile.ts'
import { MappingStep } from './mapping-step.tsx'
import { SourceStep } from './source-step.tsx'
import { StagingStep } from './staging-step.tsx'

const STEPS: readonly ImportStep[] = ['source', 'mapping', 'staging']

/** A file that was read: its three steps, and the bar with the way on. */
export function OpenImport({ phase }: { readonly phase: Extract<ImportPhase, { kind: 'open' }> }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const { importId, step, busy } = phase
  const describe = useQuery('import.describe', { importId })
  const description = describe.data
  if (!description) {
    return (
      <Screen title={t('import.title')} subtitle={phase.fileName}>
        {describe.error && <Notice kind="bad">{errorText(describe.error, language)}</Notice>}
      </Screen>
    )
  }

  const at = STEPS.indexOf(step)
  const isBlocked = lintMapping(description.columns).some((issue) => issue.blocks) || description.rows === 0
  const goTo = (to: ImportStep): void => void goToStep(importId, to)
  const Step = { source: SourceStep, mapping: MappingStep, staging: StagingStep }[step]

  return (
    <Screen
      title={t('import.title')}
      isFilled
      subtitle={
        <>
          <span className={styles['fileName']}>{phase.fileName}</span>
          <span>
            {t('import.source.rows', { count: description.rows })},{' '}
            {t('import.source.columns', { count: description.columns.length })}
          </span>
        </>
      }
      actions={
        <Stepper
          label={t('import.steps')}
          value={step}
          onChange={goTo}
          steps={STEPS.map((value, index) => ({
            value,
            text: t(`import.step.${value}`),
            isDone: index < at,
            isDisabled: busy === 'committing' || (value === 'staging' && isBlocked),
          }))}
        />
      }
      footer={
        <>
          <Button kind="quiet" disabled={busy === 'committing'} onClick={leaveImport}>
            {t('import.discard')}
          </Button>
          {step === 'mapping' && (
            <Button
              kind="quiet"
              disabled={busy !== null}
              onClick={() => void saveProfile(language, importId, phase.fileName)}
            >
              {t('import.profile.save')}
            </Button>
          )}
          <span className={styles['spring']} />
          {at > 0 && (
            <Button disabled={busy === 'committing'} onClick={() => goTo(STEPS[at - 1] ?? 'source')}>
              {t('import.back')}
            </Button>
          )}
          {step === 'source' && (
            <Button
              kind="primary"
              disabled={busy !== null}
              data-tour="import-to-mapping"
              onClick={() => goTo('mapping')}
            >
              {t('import.toMapping')}
            </Button>
          )}
          {step === 'mapping' && (
            <Button
              kind="primary"
              disabled={busy !== null || isBlocked}
              data-tour="import-to-staging"
              onClick={() => goTo('staging')}
            >
              {t('import.toStaging', { count: description.rows })}
            </Button>
          )}
          {step === 'staging' && <CommitButton key={importId} phase={phase} />}
        </>
      }
    >
      {phase.error && (
        <div className={styles['notices']}>
          <Notice kind="bad">{errorText(phase.error, language)}</Notice>
        </div>
      )}
      {description.returned && <ReturnedNotice returned={description.returned} />}
      {/* Read another way a file is another import: what its columns had open goes, the choices of the reading stay. */}
      <Step key={step === 'source' ? step : importId} phase={phase} description={description} />
    </Screen>
  )
}
