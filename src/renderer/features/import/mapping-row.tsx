import { Check, Eraser, KeyRound, WandSparkles } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Button, Cell, IconButton, cx } from '../../ui/index.ts'
import { EmptyCells } from './empty-cells.tsx'
import { forgetCorrection, mapColumn } from './import-session.ts'
import styles from './import.module.css'
import type { Mapping, SourceColumn } from './mapping-groups.ts'
import { attributeCodeFor, columnLetter } from './mapping-groups.ts'
import type { MappingIssue } from './mapping-lint.ts'
import type { Target } from './mapping-targets.ts'
import { ReadingPicker } from './reading-picker.tsx'
import { TargetPicker } from './target-picker.tsx'

export interface MappingRowProps {
  readonly importId: number
  readonly column: SourceColumn
  readonly columns: readonly SourceColumn[]
  readonly group: 'unsure' | 'mapped' | 'ignored'
  readonly structure: Structure
  readonly targets: readonly Target[]
  readonly issues: readonly MappingIssue[]
  /** By the person. */
  readonly isSettled: boolean
  /** Opens the steps of the column. */
  readonly onTransform: () => void
}

/** One column of the file: what it is called, what is in it, where it goes, why, and how its text is read. */
export function MappingRow(props: MappingRowProps): ReactNode {
  const { importId, column, columns, group, structure, targets, issues, isSettled, onTransform } = props
  const { t } = useLanguage()
  const { mapping, header } = column
  const stepCount = mapping.steps?.length ?? 0
  // The answers to a question take up the room at the end of the row.
  const isAsked = group === 'unsure' || Boolean(column.question)
  const isAtFault = issues.some((issue) => issue.blocks && issue.columns.includes(column.index))
  const change = (next: Partial<Mapping>): void => void mapColumn(importId, columns, { ...mapping, ...next })

  const makeAttribute = (): void => {
    const taken = new Set([...structure.attributes.map(({ code }) => code), ...newCodes(columns)])
    const code = attributeCodeFor(header, taken)
    change({
      target: { kind: 'new-attribute', code, type: 'text', label: header === '' ? code : header, locale: null },
    })
  }

  return (
    <>
      <Cell isHeader className={styles['sourceColumn']} title={header}>
        <strong className={cx(header === '' && styles['soft'])}>
          {header === '' ? t('import.mapping.noName') : header}
        </strong>
        <span className={styles['soft']}>
          {column.isAdded === true ? t('steps.added') : columnLetter(column.index)}
        </span>
      </Cell>
      <Cell className={styles['samples']} title={column.samples.join('\n')}>
        {column.samples.length === 0 && <span className={styles['soft']}>{t('import.mapping.noSamples')}</span>}
        {column.samples.slice(0, 3).map((sample, at) => (
          <span key={at}>{sample}</span>
        ))}
      </Cell>
      <Cell className={cx(styles['target'], isAtFault && styles['atFault'])}>
        <TargetPicker
          header={header}
          mapping={mapping}
          structure={structure}
          targets={targets}
          onChange={(target) => change({ target, ...identifierWith(target, columns) })}
          onMakeAttribute={makeAttribute}
        />
        {mapping.target.kind !== 'ignore' && (
          <IconButton
            icon={KeyRound}
            isSmall
            isPressed={mapping.isIdentifier}
            label={mapping.isIdentifier ? t('import.mapping.identifier') : t('import.mapping.makeIdentifier')}
            onClick={() => change({ isIdentifier: !mapping.isIdentifier })}
          />
        )}
        {mapping.target.kind !== 'ignore' && isAsked && (
          <TransformButton count={stepCount} isSmall onClick={onTransform} />
        )}
      </Cell>
      <Cell className={styles['reason']}>
        {isSettled && !column.question ? t('import.reason.chosen') : <Reason column={column} />}
      </Cell>
      <Cell>
        <div className={styles['readings']}>
          <ReadingPicker column={column} structure={structure} onChange={change} />
          <EmptyCells column={column} onChange={change} />
        </div>
      </Cell>
      <Cell className={styles['rowActions']}>
        {mapping.target.kind !== 'ignore' && !isAsked && (
          <TransformButton count={stepCount} isSmall={false} onClick={onTransform} />
        )}
        {column.question && <Question question={column.question} onAnswer={change} />}
        {group === 'unsure' && !column.question && mapping.target.kind !== 'ignore' && (
          <Button icon={Check} onClick={() => change({})}>
            {t('import.mapping.confirm')}
          </Button>
        )}
        {group === 'unsure' && !column.question && (
          <Button kind="quiet" onClick={() => change({ target: { kind: 'ignore' }, isIdentifier: false })}>
            {t('import.mapping.leaveOut')}
          </Button>
        )}
        {column.isRemembered && !isSettled && (
          <IconButton
            icon={Eraser}
            isSmall
            label={t('import.mapping.forget')}
            onClick={() => void forgetCorrection(importId, column.index)}
          />
        )}
        {group === 'ignored' && <Button onClick={makeAttribute}>{t('import.mapping.makeAttribute')}</Button>}
      </Cell>
    </>
  )
}

interface TransformButtonProps {
  /** Of its steps. */
  readonly count: number
  /** Beside other buttons of the row. */
  readonly isSmall: boolean
  readonly onClick: () => void
}

/** Opens the steps of a column, and says that it has some. */
function TransformButton({ count, isSmall, onClick }: TransformButtonProps): ReactNode {
  const { t } = useLanguage()
  if (isSmall)
    return (
      <IconButton
        icon={WandSparkles}
        isSmall
        isPressed={count > 0}
        label={count === 0 ? t('steps.transform') : `${t('steps.transform')}: ${t('steps.count', { count })}`}
        onClick={onClick}
      />
    )
  return (
    <Button
      kind={count === 0 ? 'quiet' : 'secondary'}
      icon={WandSparkles}
      title={t('steps.transform')}
      onClick={onClick}
    >
      {count === 0 ? t('steps.transform') : t('steps.count', { count })}
    </Button>
  )
}

/** A column that is left out tells nothing apart; one that becomes the SKU does, unless another is said to. */
function identifierWith(target: Mapping['target'], columns: readonly SourceColumn[]): Partial<Mapping> {
  if (target.kind === 'ignore') return { isIdentifier: false }
  const isFirst = !columns.some(({ mapping }) => mapping.isIdentifier)
  return target.kind === 'column' && target.column === 'sku' && isFirst ? { isIdentifier: true } : {}
}

interface QuestionProps {
  readonly question: NonNullable<SourceColumn['question']>
  readonly onAnswer: (answer: Partial<Mapping>) => void
}

/** What the values leave open, answered with one click. */
function Question({ question, onAnswer }: QuestionProps): ReactNode {
  const { t } = useLanguage()
  if (question === 'decimal') {
    return (
      <>
        <Button title={t('import.question.decimal')} onClick={() => onAnswer({ decimal: ',' })}>
          {t('import.mapping.decimal.comma')}
        </Button>
        <Button title={t('import.question.decimal')} onClick={() => onAnswer({ decimal: '.' })}>
          {t('import.mapping.decimal.point')}
        </Button>
      </>
    )
  }
  return (
    <>
      <Button title={t('import.question.date-order')} onClick={() => onAnswer({ dateOrder: 'dmy' })}>
        {t('import.question.dmy')}
      </Button>
      <Button title={t('import.question.date-order')} onClick={() => onAnswer({ dateOrder: 'mdy' })}>
        {t('import.question.mdy')}
      </Button>
    </>
  )
}

function newCodes(columns: readonly SourceColumn[]): readonly string[] {
  return columns.flatMap(({ mapping: { target } }) => (target.kind === 'new-attribute' ? [target.code] : []))
}

function Reason({ column }: { readonly column: SourceColumn }): ReactNode {
  const { t, ref, format } = useLanguage()
  const { reason, confidence, mapping } = column
  const text = ref(reason) ?? ''
  const isOpen = mapping.target.kind === 'ignore' && confidence === 0
  return (
    <>
      <span className={styles['reasonText']} title={text}>
        {text}
      </span>
      {!isOpen && (
        <span className={styles['soft']}>
          {t('import.mapping.confidence', { percent: format.percent(confidence) })}
        </span>
      )}
    </>
  )
}
