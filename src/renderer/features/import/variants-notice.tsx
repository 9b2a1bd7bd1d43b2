import type { ReactNode } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { Notice, Select } from '../../ui/index.ts'
import type { Description } from './import-session.ts'
import { readAs, restage } from './import-session.ts'

interface VariantsNoticeProps {
  readonly importId: number
  readonly description: Description
}

/** Of a file whose variants only its columns or the ends of its codes tell: what it is taken for, why, and the choice of another reading. */
export function VariantsNotice({ importId, description }: VariantsNoticeProps): ReactNode {
  const { t } = useLanguage()
  const { used, found } = description.variants
  if (found === null) return null
  const samples = found.samples.map((text) => t('staging.quoted', { text })).join(', ')
  return (
    <Notice
      kind="info"
      actions={
        <Select
          label={t('variants.choose')}
          value={used ?? 'none'}
          choices={(['none', 'columns', 'suffixes'] as const).map((value) => ({
            value,
            text: t(`variants.choice.${value}`),
          }))}
          onChange={(variants) => void restage(importId, { ...readAs(description), variants })}
        />
      }
    >
      {t(used === null ? 'variants.asItStands' : `variants.found.${found.kind}`, { count: found.models, samples })}
    </Notice>
  )
}
