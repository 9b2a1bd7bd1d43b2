import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Input, Result } from '../../../../shared/contract/index.ts'
import type { SheetPreview } from '../../../../shared/contract/sheet.ts'
import { APPROVAL_PERCENT } from '../../../../shared/approval.ts'
import type { LiveJob } from '../../../engine/index.ts'
import { useLiveJob, useQuery } from '../../../engine/index.ts'
import type { Outcome } from '../../../engine/index.ts'
import { errorText, rejectionText, useLanguage } from '../../../i18n/index.ts'
import { useNames } from '../../../state/column-names.ts'
import { Badge, IconButton, Notice, Progress, cx } from '../../../ui/index.ts'
import { failure } from '../sheet/sheet-jobs.ts'
import styles from './change-preview.module.css'
import { textDifference } from './text-difference.ts'
import { useSampleText } from './use-sample-text.ts'

type Operation = Input<'sheet.preview'>

export interface Preview {
  /** The first cells that change, at once; then those of the whole. */
  readonly shown: Result<'sheet.sample'> | SheetPreview | undefined
  /** Counts of every cell; undefined while they are counted. */
  readonly counted: SheetPreview | undefined
  readonly job: LiveJob<'sheet.preview'>
  readonly error: Error | undefined
}

/** What an operation would do: samples within a moment, the counts as soon as every cell has been looked at. */
export function useChangePreview(operation: Operation | null): Preview {
  const sample = useQuery('sheet.sample', operation, { keepPrevious: true })
  const job = useLiveJob('sheet.preview', operation, 300)
  const counted = job.outcome?.ok ? job.outcome.value : undefined
  const failed = errorOf(job.outcome) ?? (operation ? sample.error : undefined)
  return { shown: operation ? (counted ?? sample.data) : undefined, counted, job, error: failed }
}

function errorOf(outcome: Outcome<unknown> | undefined): Error | undefined {
  return outcome?.ok === false ? outcome.error : undefined
}

/** Counts, reasons and samples of a change that is not made yet. */
export function ChangePreview({ preview }: { readonly preview: Preview }): ReactNode {
  const language = useLanguage()
  const { shown, counted, job, error } = preview
  if (error) return <Notice kind="bad">{failure(error, language).text ?? errorText(error, language)}</Notice>
  if (!shown) return null
  return (
    <div className={styles['preview']}>
      {counted ? <Counts counts={counted} /> : <Counting job={job} />}
      {counted && <Prices preview={counted} />}
      {counted && <Reasons reasons={counted.reasons} />}
      <Samples samples={shown.samples} changed={counted?.changed ?? null} />
    </div>
  )
}

function Counting({ job }: { readonly job: LiveJob<'sheet.preview'> }): ReactNode {
  const { t } = useLanguage()
  if (!job.isRunning) return <p className={styles['counts']}>{t('change.notCounted')}</p>
  return (
    <div className={styles['counting']}>
      <Progress label={t('change.counting')} progress={job.progress} />
      <IconButton isSmall icon={X} label={t('app.job.cancel')} onClick={job.cancel} />
    </div>
  )
}

type CountsProps = Pick<SheetPreview, 'cells' | 'changed' | 'unchanged' | 'refused' | 'locked'>

/** What every cell comes to; the parts add up to the whole. */
export function Counts({ counts }: { readonly counts: CountsProps }): ReactNode {
  const { t } = useLanguage()
  const { cells, changed, unchanged, refused, locked } = counts
  return (
    <p className={styles['counts']} data-counts>
      <strong className={styles['changed']}>{t('change.changed', { count: changed })}</strong>
      <span>{t('change.unchanged', { count: unchanged })}</span>
      {refused > 0 && <span className={styles['refused']}>{t('change.refused', { count: refused })}</span>}
      {locked > 0 && <span className={styles['locked']}>{t('change.locked', { count: locked })}</span>}
      <span className={styles['total']}>{t('change.total', { count: cells })}</span>
    </p>
  )
}

/** What new prices mean before anybody has agreed to them. */
function Prices({ preview }: { readonly preview: Pick<SheetPreview, 'needApproval' | 'lowestMargin'> }): ReactNode {
  const { t } = useLanguage()
  const { needApproval, lowestMargin } = preview
  if (needApproval === 0 && lowestMargin === null) return null
  return (
    <p className={styles['counts']} data-prices>
      {lowestMargin && (
        <span className={cx(lowestMargin.percent < 0 && styles['refused'])}>
          {t('change.lowestMargin', { percent: lowestMargin.percent, sku: lowestMargin.sku })}
        </span>
      )}
      {needApproval > 0 && (
        <span className={styles['locked']}>
          {t('change.needApproval', { count: needApproval, limit: APPROVAL_PERCENT })}
        </span>
      )}
    </p>
  )
}

function Reasons({ reasons }: { readonly reasons: Readonly<Record<string, number>> }): ReactNode {
  const language = useLanguage()
  const { format } = language
  const all = Object.entries(reasons).toSorted((a, b) => b[1] - a[1])
  if (all.length === 0) return null
  return (
    <ul className={styles['reasons']}>
      {all.map(([code, count]) => (
        <li key={code}>
          <b>{format.number(count)}</b> {reasonText(code, language)}
        </li>
      ))}
    </ul>
  )
}

/** A reason without its numbers and names, which differ from cell to cell. */
function reasonText(code: string, language: ReturnType<typeof useLanguage>): string {
  const params = { limit: '…', name: '…', other: '…', count: 0, what: '…' }
  const rejection = { code, message: code, productId: null, column: null, row: null, value: null, params }
  return rejectionText(rejection, language)
}

interface SamplesProps {
  readonly samples: SheetPreview['samples']
  /** Of all cells; null while they are counted. */
  readonly changed: number | null
}

function Samples({ samples, changed }: SamplesProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const names = useNames()
  const text = useSampleText(samples.map(({ column }) => column))
  if (samples.length === 0) return changed !== null ? <p className={styles['none']}>{t('change.nothing')}</p> : null
  const hasPrices = samples.some(({ price }) => price !== null)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: without a mouse, by the arrow keys
    <section className={styles['scroller']} tabIndex={0} aria-label={t('change.samples')}>
      <table className={cx(styles['samples'], hasPrices && styles['hasPrices'])} aria-label={t('change.samples')}>
        <thead>
          <tr>
            <th scope="col">{t('grid.column.sku')}</th>
            <th scope="col">{t('change.column')}</th>
            <th scope="col">{t('change.before')}</th>
            <th scope="col">{t('change.after')}</th>
            {hasPrices && <th scope="col">{t('change.percent')}</th>}
            {hasPrices && <th scope="col">{t('change.margin')}</th>}
          </tr>
        </thead>
        <tbody>
          {samples.map(({ productId, sku, column, before, after, reason, price }) => {
            const [old, now] = [text(before, column), text(after, column)]
            const { start, removed, added, end } = textDifference(old, now)
            return (
              <tr key={`${productId} ${column}`} className={cx(reason !== null && styles['isRefused'])}>
                <th scope="row">{sku}</th>
                <td>{names.column(column)}</td>
                <td title={old}>
                  {reason !== null || removed === '' ? (
                    <Value text={old} />
                  ) : (
                    <span>
                      {tail(start)}
                      <del>{removed}</del>
                      {end}
                    </span>
                  )}
                </td>
                <td title={now}>
                  {reason !== null ? (
                    <span className={styles['reason']}>{rejectionText(reason, language)}</span>
                  ) : after === null ? (
                    <span className={styles['cleared']}>{t('change.cleared')}</span>
                  ) : (
                    <span>
                      {tail(start)}
                      <ins>{added}</ins>
                      {end}
                    </span>
                  )}
                </td>
                {hasPrices && <PriceCells price={price} />}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function PriceCells({ price }: Pick<SheetPreview['samples'][number], 'price'>): ReactNode {
  const { t, format } = useLanguage()
  const percent = (value: number | null | undefined, sign = ''): string =>
    value === null || value === undefined ? '–' : `${sign}${format.percent(value / 100, 1)}`
  return (
    <>
      <td>
        {percent(price?.changePercent, (price?.changePercent ?? 0) > 0 ? '+' : '')}
        {price?.needsApproval && ' '}
        {price?.needsApproval && <Badge kind="warn">{t('change.approval')}</Badge>}
      </td>
      <td className={cx((price?.marginPercent ?? 0) < 0 && styles['refused'])}>{percent(price?.marginPercent)}</td>
    </>
  )
}

/** What comes before a difference, cut at its beginning: the difference must be in view. */
function tail(text: string): string {
  return text.length > 20 ? `…${text.slice(-18)}` : text
}

function Value({ text }: { readonly text: string }): ReactNode {
  const { t } = useLanguage()
  return text === '' ? <span className={styles['empty']}>{t('change.empty')}</span> : text
}
