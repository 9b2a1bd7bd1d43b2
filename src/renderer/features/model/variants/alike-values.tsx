import { ArrowUpToLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { newRequestId, useCommand } from '../../../engine/index.ts'
import { errorText, rejectionText, useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { Button, toast } from '../../../ui/index.ts'
import type { Matrix } from '../matrix/matrix-layout.ts'
import styles from '../matrix/matrix.module.css'
import { ValueCell } from './value-cell.tsx'

interface Props {
  readonly productId: number
  readonly alike: Matrix['alike']
  readonly labels: Matrix['labels']
}

/** What all variants say alike: offered to be said once, by the model. */
export function AlikeValues({ productId, alike, labels }: Props): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
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
      <header className={styles['sectionHead']}>
        <h3>{t('model.matrix.alike')}</h3>
        <Button
          icon={ArrowUpToLine}
          isBusy={command.isRunning}
          onClick={() => void handleMove(alike.map(({ attribute }) => attribute))}
        >
          {t('model.matrix.moveAllUp')}
        </Button>
      </header>
      <table className={styles['values']} aria-label={t('model.matrix.alike')}>
        <tbody>
          {alike.map(({ attribute, columns }) => (
            <tr key={attribute}>
              <th scope="row">{names.attribute(attribute)}</th>
              <ValueCell values={columns} labels={labels} />
              <td className={styles['doing']}>
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
