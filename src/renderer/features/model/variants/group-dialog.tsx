import type { ReactNode } from 'react'
import { useState } from 'react'
import { newRequestId, useCommand, useQuery } from '../../../engine/index.ts'
import { errorText, rejectionText, useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { Button, Checkbox, Dialog, Notice, TextField, toast } from '../../../ui/index.ts'
import styles from '../model.module.css'

/** Makes simple products the variants of a new model, after showing what moves up and what each keeps. */
export function GroupDialog({ onClose }: { readonly onClose: (productId: number | null) => void }): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const names = useNames()
  const structure = useQuery('catalogue.structure', {}).data
  const [text, setText] = useState('')
  const [sku, setSku] = useState('')
  const [axes, setAxes] = useState<readonly string[] | null>(null)
  const command = useCommand('model.groupVariants')
  const skus = [...new Set(text.split(/[\n\t,;]+/).map((each) => each.trim()))].filter((each) => each !== '')
  const input = skus.length < 2 ? null : { skus, axes: axes === null || axes.length === 0 ? null : [...axes] }
  const { data } = useQuery('model.groupPreview', input, { keepPrevious: true })
  const preview = input === null ? undefined : data
  const refusal = preview?.rejections[0]
  const candidates = (preview?.differing ?? []).flatMap(({ column }) => {
    const attribute = structure?.attributes.find(({ code }) => code === column)
    return attribute && !attribute.isUnique && /^(simple-select|boolean|number|measurement|text)$/.test(attribute.type)
      ? [column]
      : []
  })
  const chosen = axes ?? preview?.axes ?? []
  const handleGroup = async (): Promise<void> => {
    const done = await command.run({ requestId: newRequestId(), skus, axes: [...chosen], sku: sku.trim() })
    const problem = done.ok
      ? done.value.rejections[0] && rejectionText(done.value.rejections[0], language)
      : errorText(done.error, language)
    if (problem !== undefined) toast({ kind: 'bad', text: problem })
    else if (done.ok) onClose(done.value.productId)
  }
  const footer = (
    <>
      <Button onClick={() => onClose(null)}>{t('model.cancel')}</Button>
      <Button
        kind="primary"
        disabled={!preview || refusal !== undefined || sku.trim() === ''}
        isBusy={command.isRunning}
        onClick={() => void handleGroup()}
      >
        {t('model.variants.make', { count: skus.length })}
      </Button>
    </>
  )
  return (
    <Dialog
      isOpen
      onClose={() => onClose(null)}
      title={t('model.variants.group')}
      description={t('model.variants.groupText')}
      width="wide"
      footer={footer}
    >
      <div className={styles['dialogForm']}>
        <div className={styles['lines']}>
          <label htmlFor="group-skus">{t('model.variants.skus')}</label>
          <textarea
            id="group-skus"
            rows={5}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setAxes(null)
            }}
          />
        </div>
        <TextField label={t('model.variants.modelSku')} value={sku} onChange={setSku} />
        {refusal && <Notice kind="bad">{rejectionText(refusal, language)}</Notice>}
        {preview && !refusal && (
          <>
            <fieldset className={styles['labels']}>
              <legend>{t('model.variants.axes')}</legend>
              <div className={styles['checks']}>
                {[...new Set([...chosen, ...candidates])].map((code) => (
                  <Checkbox
                    key={code}
                    label={names.attribute(code)}
                    isOn={chosen.includes(code)}
                    onChange={(isOn) => setAxes(isOn ? [...chosen, code] : chosen.filter((each) => each !== code))}
                  />
                ))}
              </div>
            </fieldset>
            <Notice title={t('model.variants.common', { count: preview.common.length })}>
              {preview.common.map(({ column }) => names.column(column)).join(', ')}
            </Notice>
            <table className={styles['samples']} aria-label={t('model.variants.differing')}>
              <caption>{t('model.variants.differing')}</caption>
              <tbody>
                {preview.differing.slice(0, 12).map(({ column, values }) => (
                  <tr key={column}>
                    <th scope="row">{names.column(column)}</th>
                    {values.slice(0, 6).map((each) => (
                      <td key={each.sku}>{typeof each.value === 'number' ? format.number(each.value) : each.value}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </div>
    </Dialog>
  )
}
