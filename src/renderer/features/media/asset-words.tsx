import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Input } from '../../../shared/contract/index.ts'
import { DOCUMENT_TYPES } from '../../../shared/media-library.ts'
import { newRequestId, useCommand, useQuery } from '../../engine/index.ts'
import { errorText, localeName, useLanguage } from '../../i18n/index.ts'
import { Button, DateField, LabelsField, Notice, SelectField } from '../../ui/index.ts'
import type { AssetFacts } from './asset-details.tsx'
import styles from './library.module.css'

type Words = Pick<AssetFacts, 'altTexts' | 'language' | 'documentType'> & { readonly expiresOn: string | null }

const NONE = ''

interface AssetWordsProps {
  readonly facts: AssetFacts
  readonly isPicture: boolean
}

/** What a person says about a file: of a picture what it shows, of a document what it is and until when it counts. */
export function AssetWords({ facts, isPicture }: AssetWordsProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const locales = useQuery('catalogue.structure', {}).data?.locales.map(({ code }) => code) ?? []
  const save = useCommand('media.describe')
  const { altTexts, language: language_, documentType } = facts
  const stored: Words = { altTexts, language: language_, documentType, expiresOn: facts.asset?.expiresOn ?? null }
  // What is typed, on top of what is stored: an undo elsewhere shows at once where nothing was typed.
  const [draft, setDraft] = useState<Partial<Words>>({})
  const words = { ...stored, ...draft }
  const isChanged = JSON.stringify(words) !== JSON.stringify(stored)
  const handleSave = async (): Promise<void> => {
    const hash = facts.asset?.hash ?? ''
    const said: Input<'media.describe'> = { requestId: newRequestId(), hash, ...draft }
    if ((await save.run(said)).ok) setDraft({})
  }
  const change = (next: Partial<Words>): void => setDraft({ ...draft, ...next })
  return (
    <form
      className={styles['words']}
      onSubmit={(event) => {
        event.preventDefault()
        void handleSave()
      }}
    >
      {isPicture ? (
        <LabelsField
          label={t('media.library.alt')}
          locales={locales}
          value={words.altTexts}
          isArea
          onChange={(value) => change({ altTexts: value })}
        />
      ) : (
        <>
          <SelectField
            label={t('media.library.documentType')}
            value={words.documentType ?? NONE}
            choices={[
              { value: NONE, text: '–' },
              ...DOCUMENT_TYPES.map((type) => ({ value: type, text: t(`media.library.documentType.${type}`) })),
            ]}
            onChange={(type) => change({ documentType: type === NONE ? null : type })}
          />
          <SelectField
            label={t('media.library.language')}
            value={words.language ?? NONE}
            choices={[
              { value: NONE, text: '–' },
              ...locales.map((code) => ({ value: code, text: localeName(code, language.locale) })),
            ]}
            onChange={(code) => change({ language: code === NONE ? null : code })}
          />
          <DateField
            label={t('media.library.expiresOn')}
            value={words.expiresOn ?? ''}
            onChange={(day) => change({ expiresOn: day === '' ? null : day })}
          />
        </>
      )}
      {save.error && <Notice kind="bad">{errorText(save.error, language)}</Notice>}
      <Button type="submit" disabled={!isChanged} isBusy={save.isRunning}>
        {t('media.library.save')}
      </Button>
    </form>
  )
}
