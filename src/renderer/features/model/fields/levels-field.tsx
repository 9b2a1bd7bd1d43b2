import type { ReactNode } from 'react'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { Button, Select } from '../../../ui/index.ts'
import styles from '../model.module.css'

type Levels = readonly (readonly string[])[]

interface Props {
  readonly family: string
  readonly levels: Levels
  readonly axes: Levels
  readonly onChange: (levels: Levels, axes: Levels) => void
}

/** Types whose values can tell variants apart, as the engine has it. */
const AXIS_TYPES: readonly string[] = ['simple-select', 'boolean', 'number', 'measurement', 'text']
const MOST_LEVELS = 2

/** Where each attribute of the family lives: on the model, or with the variants of a level, where it may be an axis. */
export function LevelsField({ family, levels, axes, onChange }: Props): ReactNode {
  const { t } = useLanguage()
  const names = useNames()
  const structure = useQuery('catalogue.structure', {}).data
  const members = structure?.families.find(({ code }) => code === family)?.attributes ?? []
  const canBeAxis = (code: string): boolean => {
    const attribute = structure?.attributes.find((each) => each.code === code)
    return (
      attribute !== undefined &&
      AXIS_TYPES.includes(attribute.type) &&
      !attribute.isScopable &&
      !attribute.isLocalizable
    )
  }
  const placeOf = (code: string): string => {
    const axis = axes.findIndex((codes) => codes.includes(code))
    if (axis !== -1) return `axis-${axis}`
    const level = levels.findIndex((codes) => codes.includes(code))
    return level === -1 ? 'model' : `level-${level}`
  }
  const place = (code: string, where: string): void => {
    const without = (all: Levels): string[][] => all.map((codes) => codes.filter((each) => each !== code))
    const [kind, number] = where.split('-')
    const at = Number(number)
    const nextLevels = without(levels)
    const nextAxes = without(axes)
    if (kind !== 'model') nextLevels[at]?.push(code)
    if (kind === 'axis') nextAxes[at]?.push(code)
    onChange(nextLevels, nextAxes)
  }
  return (
    <div className={styles['tableWrap']}>
      <table className={styles['table']} aria-label={t('model.field.levels')}>
        <tbody>
          {members.map((code) => {
            const levelChoices = levels.flatMap((_, index) => [
              { value: `level-${index}`, text: t('model.levels.level', { level: index + 1 }) },
              ...(canBeAxis(code)
                ? [{ value: `axis-${index}`, text: t('model.levels.axis', { level: index + 1 }) }]
                : []),
            ])
            return (
              <tr key={code}>
                <th scope="row">{names.attribute(code)}</th>
                <td>
                  <Select
                    label={names.attribute(code)}
                    isQuiet
                    value={placeOf(code)}
                    choices={[{ value: 'model', text: t('model.levels.model') }, ...levelChoices]}
                    onChange={(where) => place(code, where)}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {levels.length < MOST_LEVELS ? (
        <Button kind="quiet" onClick={() => onChange([...levels, []], [...axes, []])}>
          {t('model.levels.add')}
        </Button>
      ) : (
        <Button kind="quiet" onClick={() => onChange(levels.slice(0, 1), axes.slice(0, 1))}>
          {t('model.levels.drop')}
        </Button>
      )}
    </div>
  )
}
