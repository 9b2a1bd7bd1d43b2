import type { ReactNode } from 'react'
import { useId, useState } from 'react'
import { useLiveJob } from '../../../engine/index.ts'
import { errorText, useLanguage } from '../../../i18n/index.ts'
import { Button, Checkbox, Dialog, EmptyState, Notice, Waiting } from '../../../ui/index.ts'
import { SearchX } from 'lucide-react'
import { columnTitle } from '../cells/cell-words.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { Cluster, MergeChoice } from './merge-plan.ts'
import { pairsOf, proposedChoice, withKept, withMerged } from './merge-plan.ts'
import { mergeValues } from './merge-values.ts'
import styles from './similar.module.css'

/** Clusters shown at once; those with fewer products come when these are done. */
const SHOWN = 100

/** Values of a column that are probably one and the same: which stays, and which become it, all in one step. */
export function SimilarDialog({
  column,
  onClose,
}: {
  readonly column: GridColumn
  readonly onClose: () => void
}): ReactNode {
  const language = useLanguage()
  const { t, locale } = language
  const found = useLiveJob('catalogue.similarValues', { column: column.key, language: locale }, 0)
  const [choices, setChoices] = useState<Readonly<Record<string, MergeChoice>>>({})
  const [isMerging, setIsMerging] = useState(false)
  const clusters = found.last?.clusters ?? []
  const choiceOf = (cluster: Cluster): MergeChoice => choices[idOf(cluster)] ?? proposedChoice(cluster)
  const pairs = pairsOf(clusters.slice(0, SHOWN).map(choiceOf))
  const merge = async (): Promise<void> => {
    setIsMerging(true)
    const isDone = await mergeValues(column, pairs, language)
    setIsMerging(false)
    if (isDone) onClose()
  }
  const footer = (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button kind="primary" disabled={pairs.length === 0} isBusy={isMerging} onClick={() => void merge()}>
        {t('filter.similar.merge', { count: pairs.length })}
      </Button>
    </>
  )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title={t('filter.similar.title', { column: columnTitle(column, language) })}
      description={t('filter.similar.text')}
      footer={footer}
    >
      {found.outcome?.ok === false && <Notice kind="bad">{errorText(found.outcome.error, language)}</Notice>}
      {found.last === undefined && found.outcome?.ok !== false && (
        <Waiting
          label={t('filter.similar.looking')}
          text={t('filter.similar.looking')}
          progress={found.progress}
          onCancel={onClose}
        />
      )}
      {found.last && clusters.length === 0 && <EmptyState icon={SearchX} title={t('filter.similar.none')} text="" />}
      <ul className={styles['clusters']}>
        {clusters.slice(0, SHOWN).map((cluster) => (
          <li key={idOf(cluster)}>
            <ClusterForm
              cluster={cluster}
              choice={choiceOf(cluster)}
              onChange={(choice) => setChoices({ ...choices, [idOf(cluster)]: choice })}
            />
          </li>
        ))}
      </ul>
      {clusters.length > SHOWN && (
        <p className={styles['rest']}>{t('filter.similar.rest', { count: clusters.length - SHOWN })}</p>
      )}
    </Dialog>
  )
}

interface ClusterFormProps {
  readonly cluster: Cluster
  readonly choice: MergeChoice
  readonly onChange: (choice: MergeChoice) => void
}

function ClusterForm({ cluster, choice, onChange }: ClusterFormProps): ReactNode {
  const { t, format } = useLanguage()
  const group = useId()
  const { keep, merged } = choice
  const kept = cluster.values.find(({ value }) => value === keep)?.text ?? keep
  const others = cluster.values.map(({ value }) => value).filter((value) => value !== keep)
  const isAll = others.every((value) => merged.includes(value))
  return (
    <fieldset className={styles['cluster']}>
      <legend className="visually-hidden">{kept}</legend>
      <Checkbox
        label={t('filter.similar.all', { name: kept })}
        isOn={isAll}
        isMixed={!isAll && merged.length > 0}
        onChange={() => onChange({ keep, merged: isAll ? [] : others })}
      />
      <ul>
        {cluster.values.map(({ value, text, count }) => (
          <li key={value} className={styles['value']}>
            <Checkbox
              label={<span className={styles['text']}>{text}</span>}
              isOn={value === keep || merged.includes(value)}
              isDisabled={value === keep}
              onChange={(isOn) => onChange(withMerged(choice, value, isOn))}
            />
            <span className={styles['count']}>{t('filter.similar.count', { count })}</span>
            <label className={styles['keep']}>
              <input
                type="radio"
                name={group}
                checked={value === keep}
                onChange={() => onChange(withKept(choice, value))}
                aria-label={t('filter.similar.keepThis', { name: text })}
              />
              {t('filter.similar.keep')}
            </label>
          </li>
        ))}
      </ul>
      <p className={styles['likeness']}>
        {t(`filter.similar.${cluster.likeness}`)} · {format.number(cluster.values.length)}
      </p>
    </fieldset>
  )
}

function idOf({ values }: Cluster): string {
  return values
    .map(({ value }) => value)
    .toSorted()
    .join('\n')
}
