import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { localSetting } from '../../state/local-settings.ts'
import { useScope } from '../../state/scope.ts'
import { Checkbox, Tabs } from '../../ui/index.ts'
import { createOptionSource, gridColumns } from '../grid/index.tsx'
import { ProblemList } from '../quality/index.tsx'
import { AttributeList } from './attribute-list.tsx'
import { cardGroups } from './card-model.ts'
import { CardSummary } from './card-summary.tsx'
import styles from './card.module.css'
import { HistoryTab } from './history-tab.tsx'
import { PreviewTab } from './preview-tab.tsx'
import { RelationsTab } from './relations-tab.tsx'
import type { Card } from './use-card-desk.ts'
import { useCardDesk } from './use-card-desk.ts'

interface CardBodyProps {
  readonly card: Card
  readonly structure: Structure
  readonly isReadOnly: boolean
}

type CardTab = 'problems' | 'values' | 'relations' | 'history' | 'preview'

/** The tab that is open stays open while walking through products. */
let lastTab: CardTab = 'values'

const oneScope = localSetting('card.oneScope', (stored) => stored === true)
const wholeModel = localSetting('card.allAttributes', (stored) => stored === true)

export function CardBody({ card, structure, isReadOnly }: CardBodyProps): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const scope = useScope()
  const desk = useCardDesk(card, structure, isReadOnly)
  const [tab, setTab] = useState(lastTab)
  const [isOneScope, setIsOneScope] = useState(oneScope.get)
  const [isWhole, setIsWhole] = useState(wholeModel.get)
  const [historyOf, setHistoryOf] = useState<string | null>(null)
  const options = useMemo(
    () =>
      createOptionSource(
        () => structure,
        () => language,
      ),
    [structure, language],
  )
  const groups = useMemo(
    () =>
      cardGroups(structure, gridColumns, {
        family: card.family,
        filled: new Set(Object.keys(card.values)),
        scope: isOneScope ? scope : null,
        isWhole,
      }),
    [structure, card, scope, isOneScope, isWhole],
  )
  const show = (next: CardTab): void => {
    lastTab = next
    setTab(next)
  }
  const asked = { productIds: [card.id], from: 0, count: 100 }
  const problems = useQuery('quality.problemRows', asked, { keepPrevious: true }).data?.rows ?? []
  const lacking = useQuery(
    'quality.missing',
    scope && { channel: scope.channel, locale: scope.locale, productId: card.id, count: 100 },
    { keepPrevious: true },
  )
  const missing = lacking.data?.rows ?? []
  const wrong = problems.length + missing.length
  // The last problem mended takes its tab away.
  const tabInView = tab === 'problems' && wrong === 0 ? 'values' : tab
  const links = Object.keys(card.linked).length + card.variantsTotal
  const tabs = [
    { value: 'values', text: t('card.tab.values') },
    { value: 'relations', text: t('card.tab.relations'), ...(links > 0 ? { count: format.number(links) } : {}) },
    { value: 'history', text: t('card.tab.history') },
    { value: 'preview', text: t('card.tab.preview') },
    ...(wrong > 0 ? [{ value: 'problems' as const, text: t('quality.problems'), count: format.number(wrong) }] : []),
  ] as const
  return (
    <>
      <CardSummary desk={desk} structure={structure} />
      <div className={styles['tabs']}>
        <Tabs label={card.sku} value={tabInView} tabs={tabs} onChange={show} />
      </div>
      {tabInView === 'values' && (
        <>
          <div className={styles['choices']}>
            <Checkbox
              label={t('card.oneScope')}
              isOn={isOneScope}
              onChange={(isOn) => {
                oneScope.set(isOn)
                setIsOneScope(isOn)
              }}
            />
            <Checkbox
              label={t('card.allAttributes')}
              isOn={isWhole}
              onChange={(isOn) => {
                wholeModel.set(isOn)
                setIsWhole(isOn)
              }}
            />
          </div>
          <AttributeList
            groups={groups}
            structure={structure}
            desk={desk}
            options={options}
            onHistory={(attribute) => {
              setHistoryOf(attribute)
              show('history')
            }}
          />
        </>
      )}
      {tab === 'relations' && <RelationsTab desk={desk} structure={structure} />}
      {tab === 'history' && (
        <HistoryTab desk={desk} structure={structure} attribute={historyOf} onAttribute={setHistoryOf} />
      )}
      {tabInView === 'problems' && (
        <ProblemList
          rows={problems}
          missing={missing}
          label={t('quality.problems')}
          hasProducts={false}
          onShow={(column) => {
            flushSync(() => show('values'))
            document.querySelector<HTMLElement>(`[data-card] [data-column="${CSS.escape(column)}"]`)?.focus()
          }}
        />
      )}
      {tab === 'preview' && <PreviewTab card={card} />}
    </>
  )
}
