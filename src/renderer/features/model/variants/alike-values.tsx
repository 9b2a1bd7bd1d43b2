import { ArrowUpToLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { newRequestId, useCommand, useQuery } from '../../../engine/index.ts'
import { errorText, rejectionText, useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { valueText } from '../../../state/value-text.ts'
import { Button, toast } from '../../../ui/index.ts'
import type { Matrix } from '../matrix/matrix-layout.ts'
import model from '../model.module.css'

interface Props {
  readonly productId: number
  readonly alike: Matrix['alike']
}

/** What all variants say alike: offered to be said once, by the model. */
export function AlikeValues({ productId, alike }: Props): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const structure = useQuery('catalogue.structure', {}).data
  const command = useCommand('model.moveUp')
  if (alike.length === 0) return null

  const handleMove = async (attributes: readonly string[]): Promise<void> => {
    const done = await command.run({ requestId: newRequestId(), productId, attributes: [...attributes] })
    const refusal = done.ok ? done.value.rejections[0] : undefined
    if (!done.ok) toast({ kind: 'bad', text: errorText(done.error, language) })
    else if (refusal) toast({ kind: 'bad', text: rejectionText(refusal, language) })
  }
  return (
    <section>
      <header className={model['formHeader']}>
        <h3>{t('model.matrix.alike')}</h3>
        <span className={model['spring']} />
        <Button
          icon={ArrowUpToLine}
          isBusy={command.isRunning}
          onClick={() => void handleMove(alike.map(({ attribute }) => attribute))}
        >
          {t('model.matrix.moveAllUp')}
        </Button>
      </header>
      <table className={model['table']} aria-label={t('model.matrix.alike')}>
        <tbody>
          {alike.map(({ attribute, columns }) => (
            <tr key={attribute}>
              <th scope="row">{names.attribute(attribute)}</th>
              <td>{columns.map(({ column, value }) => valueText(value, column, structure, language)).join(' · ')}</td>
              <td className={model['narrow']}>
                <Button
                  kind="quiet"
                  aria-label={`${t('model.matrix.moveUp')}: ${names.attribute(attribute)}`}
                  onClick={() => void handleMove([attribute])}
                >
                  {t('model.matrix.moveUp')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
