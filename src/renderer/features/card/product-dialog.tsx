import type { ReactNode } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import { word } from '../../../shared/filter/format.ts'
import { call, newRequestId, settled, useQuery } from '../../engine/index.ts'
import { errorText, rejectionText, useLanguage } from '../../i18n/index.ts'
import { openCard, useProductCard } from '../../state/product-card.ts'
import { openProductDialog, useProductDialog } from '../../state/product-dialog.ts'
import { useScope } from '../../state/scope.ts'
import { Button, Checkbox, Combobox, Dialog, Field, TextField } from '../../ui/index.ts'
import styles from './card.module.css'
import type { CopyChoice } from './copied-values.ts'
import { copiedValues } from './copied-values.ts'
import { fitsPattern, nextSkus, skuFilter } from './propose-sku.ts'
import type { Card } from './use-card-desk.ts'

/** A new product: from nothing, or as a duplicate of the one under the cursor. */
export function ProductDialog(): ReactNode {
  const { dialog, productId } = useProductDialog()
  const { t } = useLanguage()
  const cursorId = useProductCard((card) => card.visitedId ?? card.cursorId)
  const sourceId = productId ?? cursorId
  const structure = useQuery('catalogue.structure', {}).data
  const source = useQuery(
    'catalogue.productCard',
    dialog === null || sourceId === null ? null : { productId: sourceId },
  )
  const isReady = structure !== undefined && (sourceId === null || !source.isLoading)
  const isDuplicate = dialog === 'duplicate'
  return (
    <Dialog
      isOpen={dialog !== null && isReady && !(isDuplicate && !source.data)}
      onClose={() => openProductDialog(null)}
      title={t(isDuplicate ? 'card.duplicate.title' : 'card.new')}
      width="narrow"
    >
      {structure && dialog !== null && (
        <ProductForm key={sourceId ?? 0} structure={structure} source={source.data} isDuplicate={isDuplicate} />
      )}
    </Dialog>
  )
}

/** SKUs of a family that are looked through for one that fits its pattern, from the highest down. */
const LOOKED_AT = 1_000

interface ProductFormProps {
  readonly structure: Structure
  readonly source: Card | undefined
  readonly isDuplicate: boolean
}

function ProductForm({ structure, source, isDuplicate }: ProductFormProps): ReactNode {
  const language = useLanguage()
  const { t, label } = language
  const locale = useScope()?.locale ?? null
  const [typedSku, setTypedSku] = useState<string | null>(null)
  const [family, setFamily] = useState(source?.family ?? null)
  const pattern = structure.families.find(({ code }) => code === family)?.skuPattern ?? null
  const last = useLastSku(pattern === null ? null : family, pattern)
  const proposal = useProposal(last ?? source?.sku, pattern)
  const [name, setName] = useState('')
  const [choice, setChoice] = useState<CopyChoice>({ texts: true, media: true, relations: true, others: true })
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const sku = typedSku ?? proposal ?? ''
  const skuField = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    // It may come when the cursor is there already: what is typed then replaces it.
    const isTyped = typedSku !== null || proposal === undefined
    if (!isTyped && document.activeElement === skuField.current) skuField.current?.select()
  }, [proposal, typedSku])
  const nameColumn = structure.attributes.find(({ code }) => code === 'name')

  const create = async (): Promise<void> => {
    setIsBusy(true)
    const nameKey = nameColumn?.isLocalizable ? `name/${locale}` : 'name'
    const texts = isDuplicate && source ? copiedValues(structure, source, choice) : {}
    const isTree = isDuplicate && source?.kind !== 'product'
    const intent = {
      kind: 'create-product',
      sku,
      family: isTree && source?.parent ? null : family,
      productKind: isTree ? (source?.kind ?? 'product') : 'product',
      parentId: isTree ? (source?.parent?.id ?? null) : null,
      familyVariant: isTree && source?.kind === 'model' && !source.parent ? source.familyVariant : null,
      texts: { ...texts, ...(name.trim() === '' || !nameColumn ? {} : { [nameKey]: name }) },
    } as const
    const answer = await settled(call('catalogue.applyIntents', { requestId: newRequestId(), intents: [intent] }))
    setIsBusy(false)
    if (!answer.ok) return setProblem(errorText(answer.error, language))
    const [createdId] = answer.value.createdIds
    const [refused] = answer.value.rejections
    if (createdId === undefined) return setProblem(refused ? rejectionText(refused, language) : undefined)
    openProductDialog(null)
    openCard(createdId)
  }
  const copyBox = (part: keyof CopyChoice): ReactNode => (
    <Checkbox
      label={t(`card.duplicate.${part}`)}
      isOn={choice[part]}
      onChange={(isOn) => setChoice({ ...choice, [part]: isOn })}
    />
  )
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <TextField
        ref={skuField}
        label={t('grid.column.sku')}
        value={sku}
        onChange={setTypedSku}
        error={problem}
        required
      />
      {isDuplicate ? (
        <fieldset className={styles['form']}>
          <legend>{t('card.duplicate.what')}</legend>
          {copyBox('texts')}
          {copyBox('media')}
          {copyBox('relations')}
          {copyBox('others')}
          <p className={styles['soft']}>{t('card.duplicate.never')}</p>
        </fieldset>
      ) : (
        <>
          <Field label={t('grid.column.family')}>
            <Combobox
              label={t('grid.column.family')}
              value={family}
              choices={structure.families.map(({ code, labels }) => ({ value: code, text: label(labels, code) }))}
              onChange={setFamily}
            />
          </Field>
          <TextField label={t('card.new.name')} value={name} onChange={setName} />
        </>
      )}
      <div className={styles['formButtons']}>
        <Button kind="primary" type="submit" isBusy={isBusy} disabled={sku.trim() === ''}>
          {t(isDuplicate ? 'card.duplicate' : 'card.new.create')}
        </Button>
      </div>
    </form>
  )
}

/** The highest SKU of a family that is as its pattern has it; undefined without a pattern or such a SKU. */
function useLastSku(family: string | null, pattern: string | null): string | undefined {
  const query = { filter: `family = ${word(family ?? '')}`, search: '', sort: [{ column: 'sku', descending: true }] }
  const highest = useQuery(
    'catalogue.gridPage',
    family === null
      ? null
      : { viewKey: 'sku-of-family', refresh: true, query, columns: [{ column: 'sku' }], from: 0, count: LOOKED_AT },
  ).data
  return highest?.rows.map(([sku]) => String(sku)).find((sku) => fitsPattern(sku, pattern))
}

/** The first SKU after this one that is free and as the family's pattern has it. */
function useProposal(sku: string | undefined, pattern: string | null): string | undefined {
  const candidates = sku === undefined ? [] : nextSkus(sku).filter((each) => fitsPattern(each, pattern))
  const query = { filter: skuFilter(candidates), search: '', sort: [] }
  const taken = useQuery(
    'catalogue.gridPage',
    candidates.length === 0
      ? null
      : {
          viewKey: 'sku-proposal',
          refresh: true,
          query,
          columns: [{ column: 'sku' }],
          from: 0,
          count: candidates.length,
        },
  ).data
  if (!taken) return undefined
  const known = new Set(taken.rows.map(([each]) => String(each)))
  return candidates.find((candidate) => !known.has(candidate))
}
