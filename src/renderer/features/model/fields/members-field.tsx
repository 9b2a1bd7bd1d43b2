import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { Combobox, IconButton } from '../../../ui/index.ts'
import styles from '../model.module.css'

interface Props {
  readonly attributes: readonly string[]
  readonly requirements: Readonly<Record<string, readonly string[]>>
  readonly onAttributes: (attributes: readonly string[]) => void
  readonly onRequirements: (requirements: Readonly<Record<string, readonly string[]>>) => void
}

/** The attributes of a family, and in which channels each is required. */
export function MembersField({ attributes, requirements, onAttributes, onRequirements }: Props): ReactNode {
  const { t, label } = useLanguage()
  const names = useNames()
  const structure = useQuery('catalogue.structure', {}).data
  const [added, setAdded] = useState(0)
  if (!structure) return null
  const order = new Map(structure.attributes.map(({ code }, index) => [code, index]))
  const rows = attributes.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  const others = structure.attributes.filter(({ code }) => !attributes.includes(code))

  const require = (channel: string, code: string, isRequired: boolean): void => {
    const rest = (requirements[channel] ?? []).filter((each) => each !== code)
    onRequirements({ ...requirements, [channel]: isRequired ? [...rest, code] : rest })
  }
  const remove = (code: string): void => {
    onAttributes(attributes.filter((each) => each !== code))
    onRequirements(
      Object.fromEntries(
        Object.entries(requirements).map(([channel, codes]) => [channel, codes.filter((each) => each !== code)]),
      ),
    )
  }

  return (
    <div className={styles['tableWrap']}>
      <div className={styles['adder']}>
        <Combobox
          key={added}
          label={t('model.members.add')}
          placeholder={t('model.members.add')}
          value={null}
          choices={others.map(({ code, labels }) => ({ value: code, text: label(labels, code), hint: code }))}
          onChange={(code) => {
            onAttributes([...attributes, code])
            setAdded(added + 1)
          }}
        />
      </div>
      {rows.length === 0 ? (
        <p className={styles['quiet']}>{t('model.members.none')}</p>
      ) : (
        <table className={styles['table']} aria-label={t('model.field.attributes')}>
          <thead>
            <tr>
              <th scope="col">{t('model.kind.attribute')}</th>
              {structure.channels.map(({ code }) => (
                <th key={code} scope="col" className={styles['narrow']}>
                  {t('model.members.required', { channel: names.channel(code) })}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{t('model.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((code) => (
              <tr key={code}>
                <th scope="row">{names.attribute(code)}</th>
                {structure.channels.map((channel) => (
                  <td key={channel.code} className={styles['narrow']}>
                    <input
                      type="checkbox"
                      aria-label={`${names.attribute(code)}, ${t('model.members.required', { channel: names.channel(channel.code) })}`}
                      checked={requirements[channel.code]?.includes(code) ?? false}
                      onChange={(event) => require(channel.code, code, event.target.checked)}
                    />
                  </td>
                ))}
                <td className={styles['narrow']}>
                  <IconButton
                    isSmall
                    icon={X}
                    label={t('model.members.remove', { name: names.attribute(code) })}
                    onClick={() => remove(code)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
