import type { ReactNode } from 'react'
import { useState } from 'react'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { go } from '../../state/navigation.ts'
import type { Scope } from '../../state/scope.ts'
import { LinkButton } from '../../ui/index.ts'
import { Card } from './card.tsx'
import type { AttributeScore } from './completeness.ts'
import { byMissing, completenessOf, wholePercent } from './completeness.ts'
import styles from './dashboard.module.css'
import { ShareBar } from './share-bar.tsx'

interface AttributeGapsProps {
  readonly attributes: readonly AttributeScore[]
  readonly scope: Scope
}

/** Required attributes, the emptiest first; a bar opens the grid on exactly its empty cells. */
export function AttributeGaps({ attributes, scope }: AttributeGapsProps): ReactNode {
  const { t } = useLanguage()
  const names = useNames()
  const [isShowingWhole, setShowingWhole] = useState(false)
  const sorted = byMissing(attributes)
  const gaps = sorted.filter(({ missing }) => missing > 0)
  const whole = sorted.length - gaps.length
  const shown = isShowingWhole ? sorted : gaps
  return (
    <Card
      title={t('quality.attributes')}
      text={
        <>
          {names.channel(scope.channel)}, {names.locale(scope.locale)}.{' '}
          {gaps.length > 0 && t('quality.attributes.text')}
        </>
      }
    >
      {gaps.length === 0 && <p className={styles['nothing']}>{t('quality.attributes.whole')}</p>}
      {shown.length > 0 && (
        <table className={styles['list']} data-tour="quality-attributes">
          <thead>
            <tr>
              <th scope="col">{t('quality.column.attribute')}</th>
              <th scope="col">{t('quality.column.completeness')}</th>
              <th scope="col" className={styles['numeric']}>
                {t('quality.column.missing')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((attribute) => (
              <AttributeRow key={attribute.column} attribute={attribute} />
            ))}
          </tbody>
        </table>
      )}
      {whole > 0 && gaps.length > 0 && (
        <p className={styles['cardFooter']}>
          <span className={styles['soft']}>{t('quality.attributes.done', { count: whole })}</span>{' '}
          <LinkButton aria-expanded={isShowingWhole} onClick={() => setShowingWhole(!isShowingWhole)}>
            {isShowingWhole ? t('quality.attributes.hideDone') : t('quality.attributes.showDone')}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}

function AttributeRow({ attribute }: { readonly attribute: AttributeScore }): ReactNode {
  const { t, format } = useLanguage()
  const names = useNames()
  const { column, filter, missing } = attribute
  const share = completenessOf(attribute)
  const name = names.attribute(attribute.attribute)
  const content = (
    <>
      <span className={styles['barName']}>{share === null ? '' : format.percent(wholePercent(share) / 100)}</span>
      <ShareBar share={share} />
    </>
  )
  return (
    <tr>
      <th scope="row" title={names.column(column)}>
        {name}
      </th>
      <td className={styles['barCell']}>
        {missing === 0 ? (
          <span className={styles['barLine']}>{content}</span>
        ) : (
          <button
            type="button"
            className={styles['barButton']}
            onClick={() => go({ screen: 'products', filter, search: '', column })}
          >
            {content}
            <span className="visually-hidden">{t('quality.attributes.open', { count: missing, attribute: name })}</span>
          </button>
        )}
      </td>
      <td className={styles['numeric']}>{format.number(missing)}</td>
    </tr>
  )
}
