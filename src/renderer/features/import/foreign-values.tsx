import type { ReactNode } from 'react'
import { parseColumnKey } from '../../../shared/column-key.ts'
import type { Owner } from '../../../shared/vocabulary.ts'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Notice } from '../../ui/index.ts'
import type { Description } from './import-session.ts'
import { setPolicy } from './import-session.ts'

interface ForeignValuesProps {
  readonly importId: number
  /** Values that stay as they are because their owner keeps them. */
  readonly count: number
  readonly description: Description
}

/** Says that values of the file belong to another owner and stay out, and lets the person say that the file is theirs. */
export function ForeignValues({ importId, count, description }: ForeignValuesProps): ReactNode {
  const { t } = useLanguage()
  const structure = useQuery('catalogue.structure', {}).data
  const { writers } = description.policy
  const filled = new Set(
    description.columns.flatMap(({ mapping: { target } }) =>
      target.kind === 'column' ? (parseColumnKey(target.column)?.attribute ?? []) : [],
    ),
  )
  const owners = new Set(
    structure?.attributes.flatMap(({ code, owner }) => (filled.has(code) && owner !== 'pim' ? [owner] : [])),
  )
  const kept = [...owners].filter((owner) => !writers.includes(owner))
  const taken = [...owners].filter((owner) => writers.includes(owner) && owner !== 'supplier')
  if ((count === 0 || kept.length === 0) && taken.length === 0) return null
  const toggle = (owner: Owner): void =>
    void setPolicy(importId, {
      writers: writers.includes(owner) ? writers.filter((each) => each !== owner) : [...writers, owner],
    })
  return (
    <Notice kind="warn">
      {count > 0 && `${t('import.staging.foreign', { count })} `}
      {[...kept, ...taken].map((owner) => (
        <Button key={owner} kind="quiet" onClick={() => toggle(owner)}>
          {t(writers.includes(owner) ? 'import.staging.foreign.keep' : 'import.staging.foreign.take', {
            owner: t(`model.choice.owner.${owner}`),
          })}
        </Button>
      ))}
    </Notice>
  )
}
