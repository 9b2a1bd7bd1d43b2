import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Output } from '../../../../shared/contract/index.ts'
import { parseColumnKey } from '../../../../shared/column-key.ts'
import { newRequestId, useJob, useQuery } from '../../../engine/index.ts'
import { rejectionText, useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { go } from '../../../state/navigation.ts'
import { valueText } from '../../../state/value-text.ts'
import { closeVariantGroup, useVariantGroup } from '../../../state/variant-group.ts'
import { Button, Checkbox, Dialog, Fieldset, Notice, RunningStep, TextField, toast } from '../../../ui/index.ts'
import { failure } from '../../grid/index.tsx'
import styles from '../model.module.css'
import { AxisTable } from './axis-table.tsx'
import { useAxisValues } from './use-axis-values.ts'

type Preview = Output<'model.groupPreview'>

/** Rows of differing values that are listed; further attributes are only counted. */
const SHOWN_VALUES = 4

/** The dialog over the products selected in the grid; nothing while none are to be grouped. */
export function VariantGroupDialog(): ReactNode {
  const productIds = useVariantGroup((group) => group.productIds)
  return productIds && <GroupDialog key={productIds.join()} productIds={productIds} />
}

/** Makes simple products the variants of a new model, after showing what tells them apart and what moves up. */
function GroupDialog({ productIds }: { readonly productIds: readonly number[] }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const [typedSku, setTypedSku] = useState<string | null>(null)
  const [axes, setAxes] = useState<readonly string[] | null>(null)
  const [up, setUp] = useState<readonly string[] | null>(null)
  const grouping = useJob('model.groupVariants')
  const input = {
    productIds: [...productIds],
    axes: axes === null || axes.length === 0 ? null : [...axes],
    up: up === null ? null : [...up],
  }
  const { data: preview } = useQuery('model.groupPreview', input, { keepPrevious: true })
  const refusal = preview?.rejections[0]
  const chosen = axes ?? preview?.axes ?? []
  const axisValue = useAxisValues(chosen)
  const sku = typedSku ?? preview?.sku ?? ''

  const handleGroup = async (): Promise<void> => {
    const done = await grouping.start({ requestId: newRequestId(), ...input, axes: [...chosen], sku: sku.trim() })
    if (!done.ok) return toast(failure(done.error, language))
    const { productId, rejections } = done.value
    if (rejections[0]) return toast({ kind: 'bad', text: rejectionText(rejections[0], language) })
    closeVariantGroup()
    if (productId === null) return
    toast({
      kind: 'good',
      text: t('model.variants.grouped', { count: productIds.length, name: sku.trim() }),
      action: {
        text: t('model.variants.show'),
        onClick: () => go({ screen: 'model', variantsOf: productId }),
      },
    })
  }
  const isRunning = grouping.state === 'running'
  const footer = (
    <>
      {isRunning && (
        <RunningStep label={t('app.job.model.groupVariants')} progress={grouping.progress} onCancel={grouping.cancel} />
      )}
      <Button onClick={closeVariantGroup}>{t('model.cancel')}</Button>
      <Button
        kind="primary"
        disabled={!preview || refusal !== undefined || sku.trim() === ''}
        isBusy={isRunning}
        onClick={() => void handleGroup()}
      >
        {t('model.variants.make', { count: productIds.length })}
      </Button>
    </>
  )
  return (
    <Dialog
      isOpen
      onClose={closeVariantGroup}
      title={t('model.variants.group')}
      description={t('model.variants.groupText')}
      width="wide"
      footer={footer}
    >
      <div className={styles['dialogForm']}>
        <TextField label={t('model.variants.modelSku')} value={sku} onChange={setTypedSku} />
        {refusal && <Notice kind="bad">{rejectionText(refusal, language)}</Notice>}
        {preview && (
          <Fieldset legend={t('model.variants.axes')}>
            {preview.candidates.map(({ attribute, distinct, from }) => (
              <Checkbox
                key={attribute}
                label={`${names.attribute(attribute)} – ${t(`model.variants.axis.${from}`, { count: distinct })}`}
                isOn={chosen.includes(attribute)}
                onChange={(isOn) =>
                  setAxes(isOn ? [...chosen, attribute] : chosen.filter((each) => each !== attribute))
                }
              />
            ))}
          </Fieldset>
        )}
        {preview && !refusal && (
          <>
            <AxisTable
              label={t('model.variants.matrix', { name: sku })}
              axes={preview.axes}
              variants={preview.products}
              axisValue={axisValue}
              renderCell={(found) => found.map((each) => <code key={each.productId}>{each.sku}</code>)}
            />
            <ValuesChoice preview={preview} up={up} onChange={setUp} count={productIds.length} />
          </>
        )}
      </div>
    </Dialog>
  )
}

interface ValuesChoiceProps {
  readonly preview: Preview
  readonly up: readonly string[] | null
  readonly onChange: (up: readonly string[]) => void
  readonly count: number
}

/** Which values the model is to hold: those that all share, and of those that differ what the person chooses. */
function ValuesChoice({ preview, up, onChange, count }: ValuesChoiceProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const structure = useQuery('catalogue.structure', {}).data
  const attributeOf = (column: string): string => parseColumnKey(column)?.attribute ?? column
  const held = new Set(up ?? preview.common.map(({ column }) => attributeOf(column)))
  const isFixed = (code: string): boolean =>
    preview.axes.includes(code) ||
    (structure?.attributes.some((each) => each.code === code && (each.isUnique || each.type === 'identifier')) ?? false)
  const differing = preview.differing.filter(({ column }) => !isFixed(attributeOf(column)))
  // What was unticked is shared no less: it stays listed among what could move up.
  const [start] = useState(() => preview.common.map(({ column, value }) => ({ column, value })))
  const differs = new Set(preview.differing.map(({ column }) => column))
  const shared = start.filter(({ column }) => !differs.has(column) && !isFixed(attributeOf(column)))
  const toggle = (code: string, isOn: boolean): void =>
    onChange(isOn ? [...held, code] : [...held].filter((each) => each !== code))
  const text = (value: string | number | null, column: string): string =>
    valueText(value, column, structure, language) || t('grid.override.nothing')
  const box = (column: string): ReactNode => (
    <Checkbox
      label={names.column(column)}
      isOn={held.has(attributeOf(column))}
      onChange={(isOn) => toggle(attributeOf(column), isOn)}
    />
  )
  return (
    <>
      <table className={styles['samples']} aria-label={t('model.variants.differing')}>
        <caption>{t('model.variants.differing')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('model.variants.moveUp')}</th>
            <th scope="col">{t('model.variants.onModel')}</th>
            <th scope="col">{t('model.variants.now')}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map(({ column, shared: value, own, values }) => {
            return (
              <tr key={column}>
                <th scope="row">{box(column)}</th>
                <td>
                  {held.has(attributeOf(column)) && (
                    <>
                      {text(value, column)} <small>{t('model.variants.keepOwn', { count: own })}</small>
                    </>
                  )}
                </td>
                <td>
                  {values
                    .slice(0, SHOWN_VALUES)
                    .map((each) => text(each, column))
                    .join(' · ')}
                  {values.length > SHOWN_VALUES && ' …'}
                </td>
              </tr>
            )
          })}
          {differing.length === 0 && (
            <tr>
              <td colSpan={3}>{t('model.variants.nothingDiffers')}</td>
            </tr>
          )}
        </tbody>
      </table>
      <table className={styles['samples']} aria-label={t('model.variants.common', { count: shared.length })}>
        <caption>{t('model.variants.common', { count: shared.length })}</caption>
        <tbody>
          {shared.map(({ column, value }) => (
            <tr key={column}>
              <th scope="row">{box(column)}</th>
              <td>{text(value, column)}</td>
              <td>{!held.has(attributeOf(column)) && <small>{t('model.variants.keepOwn', { count })}</small>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
