import type { ReactNode } from 'react'
import type { Override } from '../../../shared/vocabulary.ts'
import { OVERRIDES } from '../../../shared/vocabulary.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Checkbox } from '../../ui/index.ts'
import { LEFT_AS } from '../grid/index.tsx'
import styles from './bulk.module.css'

interface Props {
  /** How many cells would be left, by the code of the reason. */
  readonly reasons: Readonly<Record<string, number>>
  readonly chosen: readonly Override[]
  readonly onChange: (chosen: readonly Override[]) => void
}

/** Cells that a model or another system holds: written over only where the person says so, each kind by itself. */
export function OverrideChoice({ reasons, chosen, onChange }: Props): ReactNode {
  const { t } = useLanguage()
  const offered = OVERRIDES.filter((override) => chosen.includes(override) || (reasons[LEFT_AS[override]] ?? 0) > 0)
  if (offered.length === 0) return null
  return (
    <div className={styles['overrides']}>
      {offered.map((override) => (
        <Checkbox
          key={override}
          label={
            chosen.includes(override)
              ? t(`bulk.override.${override}`)
              : t(`sheet.override.${override}`, { count: reasons[LEFT_AS[override]] ?? 0 })
          }
          isOn={chosen.includes(override)}
          onChange={(isOn) => onChange(isOn ? [...chosen, override] : chosen.filter((each) => each !== override))}
        />
      ))}
    </div>
  )
}
