import { Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ModelFields } from '../../../../shared/contract/model-change.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { Button, IconButton } from '../../../ui/index.ts'
import styles from '../model.module.css'

type Units = ModelFields<'measurement-family'>['units']
type Unit = Units[number]

interface Props {
  readonly units: Units
  readonly standardUnit: string
  readonly onUnits: (units: Units) => void
  readonly onStandard: (code: string) => void
}

/** The units of a family: how each is written and how many of the standard unit it is. */
export function UnitsField({ units, standardUnit, onUnits, onStandard }: Props): ReactNode {
  const { t } = useLanguage()
  const change = (index: number, part: Partial<Unit>): void =>
    onUnits(units.map((unit, at) => (at === index ? { ...unit, ...part } : unit)))
  return (
    <div className={styles['tableWrap']}>
      <table className={styles['table']} aria-label={t('model.field.units')}>
        <thead>
          <tr>
            <th scope="col">{t('model.unit.standard')}</th>
            <th scope="col">{t('model.code')}</th>
            <th scope="col">{t('model.unit.symbol')}</th>
            <th scope="col">{t('model.unit.factor')}</th>
            <th scope="col">{t('model.unit.offset')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('model.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit, index) => (
            <tr key={index}>
              <td>
                <input
                  type="radio"
                  name="standard-unit"
                  aria-label={`${t('model.unit.standard')}: ${unit.code}`}
                  checked={unit.code === standardUnit}
                  onChange={() => onStandard(unit.code)}
                />
              </td>
              <td>
                <input
                  aria-label={`${t('model.code')} ${index + 1}`}
                  value={unit.code}
                  onChange={(event) => change(index, { code: event.target.value })}
                />
              </td>
              <td>
                <input
                  aria-label={`${t('model.unit.symbol')} ${index + 1}`}
                  value={unit.symbol}
                  onChange={(event) => change(index, { symbol: event.target.value })}
                />
              </td>
              <td>
                <input
                  type="number"
                  step="any"
                  aria-label={`${t('model.unit.factor')} ${index + 1}`}
                  value={unit.factor}
                  onChange={(event) => change(index, { factor: Number(event.target.value) })}
                />
              </td>
              <td>
                <input
                  type="number"
                  step="any"
                  aria-label={`${t('model.unit.offset')} ${index + 1}`}
                  value={unit.offset}
                  onChange={(event) => change(index, { offset: Number(event.target.value) })}
                />
              </td>
              <td>
                <IconButton
                  isSmall
                  icon={X}
                  label={t('model.unit.remove', { name: unit.code })}
                  onClick={() => onUnits(units.filter((_, at) => at !== index))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        icon={Plus}
        kind="quiet"
        onClick={() => onUnits([...units, { code: '', symbol: '', factor: 1, offset: 0 }])}
      >
        {t('model.unit.add')}
      </Button>
    </div>
  )
}
