import { FilterX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Input } from '../../../shared/contract/index.ts'
import { useQuery } from '../../engine/index.ts'
import type { Language } from '../../i18n/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { useProductCard } from '../../state/product-card.ts'
import type { Choice } from '../../ui/index.ts'
import { Checkbox, Combobox, IconButton, DateField, Select } from '../../ui/index.ts'
import styles from './history.module.css'
import { dayBounds } from './moments.ts'
import { supplierName } from './supplier-name.ts'

/** What the person has chosen; an empty text is any. */
export interface StepChoice {
  readonly actor: string
  readonly kind: string
  readonly column: string
  readonly supplier: string
  readonly since: string
  readonly until: string
  readonly productId: number | null
}

export const ANY_STEP: StepChoice = {
  actor: '',
  kind: '',
  column: '',
  supplier: '',
  since: '',
  until: '',
  productId: null,
}

export function stepQuery(choice: StepChoice): Input<'history.steps'> {
  const { actor, kind, column, supplier, since, until, productId } = choice
  return {
    productId,
    actor: actor === '' ? null : actor,
    kind: kind === '' ? null : kind,
    column: column === '' ? null : column,
    supplier: supplier === '' ? null : supplier,
    since: dayBounds(since)?.first ?? null,
    until: dayBounds(until)?.last ?? null,
  }
}

/** A kind of step in words. */
export function kindText(kind: string, { ref }: Language): string {
  return ref({ key: `history.kind.${kind}`, params: {} }) ?? kind
}

interface StepFilterProps {
  readonly choice: StepChoice
  readonly onChange: (choice: StepChoice) => void
}

/** Who, what, where and when: each narrows the steps below. */
export function StepFilter({ choice, onChange }: StepFilterProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const facets = useQuery('history.facets', {}).data
  const structure = useQuery('catalogue.structure', {}).data
  const cursorId = useProductCard((card) => card.cursorId)
  const set = (change: Partial<StepChoice>): void => onChange({ ...choice, ...change })
  const any = (text: string): Choice => ({ value: '', text })
  const actors = [any(t('history.filter.anyone')), ...(facets?.actors ?? []).map((value) => ({ value, text: value }))]
  const kinds = [
    any(t('history.filter.anyKind')),
    ...(facets?.kinds ?? []).map((value) => ({ value, text: kindText(value, language) })),
  ]
  const columns = [
    any(t('history.filter.anyColumn')),
    ...(facets?.columns ?? []).map((value) => ({ value, text: names.column(value) })),
  ]
  const suppliers = (facets?.suppliers ?? []).map((value) => ({ value, text: supplierName(value, structure) }))
  const isAny = Object.entries(choice).every(([key, value]) => value === ANY_STEP[key as keyof StepChoice]) // its own keys
  return (
    <fieldset className={styles['filter']} aria-label={t('history.filter')}>
      <div className={styles['pair']}>
        <Select
          label={t('history.filter.actor')}
          value={choice.actor}
          choices={actors}
          onChange={(actor) => set({ actor })}
        />
        <Select
          label={t('history.filter.kind')}
          value={choice.kind}
          choices={kinds}
          onChange={(kind) => set({ kind })}
        />
      </div>
      <Combobox
        label={t('history.filter.column')}
        value={choice.column}
        choices={columns}
        onChange={(column) => set({ column })}
      />
      {suppliers.length > 0 && (
        <Combobox
          label={t('history.filter.supplier')}
          value={choice.supplier}
          choices={[any(t('history.filter.anySupplier')), ...suppliers]}
          onChange={(supplier) => set({ supplier })}
        />
      )}
      <div className={styles['pair']}>
        <DateField
          label={t('history.filter.since')}
          isLabelHidden
          value={choice.since}
          onChange={(since) => set({ since })}
        />
        <DateField
          label={t('history.filter.until')}
          isLabelHidden
          value={choice.until}
          onChange={(until) => set({ until })}
        />
      </div>
      <div className={styles['filterEnd']}>
        <Checkbox
          label={t('history.filter.product')}
          isOn={choice.productId !== null}
          isDisabled={choice.productId === null && cursorId === null}
          onChange={(isOn) => set({ productId: isOn ? cursorId : null })}
        />
        {!isAny && (
          <IconButton isSmall icon={FilterX} label={t('history.filter.clear')} onClick={() => onChange(ANY_STEP)} />
        )}
      </div>
    </fieldset>
  )
}
