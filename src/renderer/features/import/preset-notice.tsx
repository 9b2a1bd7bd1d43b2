import type { ReactNode } from 'react'
import type { PresetId } from '../../../shared/presets.ts'
import { PRESET_NAMES, PRESETS } from '../../../shared/presets.ts'
import { useLanguage } from '../../i18n/index.ts'
import type { Choice } from '../../ui/index.ts'
import { Notice, Select } from '../../ui/index.ts'
import type { Description } from './import-session.ts'
import { readAs, restage } from './import-session.ts'

interface PresetNoticeProps {
  readonly importId: number
  readonly description: Description
}

/** Of an export of a known program: which it is taken for, and the choice of another. */
export function PresetNotice({ importId, description }: PresetNoticeProps): ReactNode {
  const { t } = useLanguage()
  const { used, recognised } = description.preset
  const program = used ?? recognised
  if (program === null) return null
  const words = used === null ? 'presets.asItStands' : used === recognised ? 'presets.looksLike' : 'presets.readAs'
  return (
    <Notice
      kind="info"
      actions={
        <Select
          label={t('presets.choose')}
          value={used ?? 'none'}
          choices={presetChoices(t('presets.none'))}
          onChange={(preset) => void restage(importId, { ...readAs(description), preset })}
        />
      }
    >
      {t(words, { program: PRESET_NAMES[program] })}
    </Notice>
  )
}

/** Every program a file may be read as an export of, and none. */
export function presetChoices(none: string): readonly Choice<PresetId | 'none'>[] {
  return [
    { value: 'none', text: none },
    ...PRESETS.map((id): Choice<PresetId | 'none'> => ({ value: id, text: PRESET_NAMES[id] })),
  ]
}
