import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { AppError } from '../../../shared/errors.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Notice } from '../../ui/index.ts'
import type { BoardPhase, StagedPicture } from './board-session.ts'
import { decide, undoDecision } from './board-session.ts'
import { CardList } from './card-list.tsx'
import { LookAlikeCard, MatchedCard, TroubleCard } from './cards.tsx'
import { DecideCard } from './decide-card.tsx'
import type { Decision } from './decisions.ts'
import styles from './media.module.css'
import { useStaged } from './use-staged.ts'

const HEIGHTS = { matched: 68, alike: 172, decide: 190, trouble: 68 } as const

/** Every picture in its column: sure, shown elsewhere already, to be decided, and what is to be said of some. */
export function Board({ phase }: { readonly phase: Extract<BoardPhase, { kind: 'open' }> }): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const { staged, decisions } = phase
  const { dropId, kinds } = staged
  const matched = useStaged(dropId, { kinds: ['matched'] }, kinds.matched)
  const alike = useStaged(dropId, { kinds: ['look-alike'] }, kinds['look-alike'])
  const open = useStaged(dropId, { kinds: ['to-decide'] }, kinds['to-decide'])
  const troubled = useStaged(dropId, { isTroubled: true }, staged.troubled)
  // One cursor goes through what is to be decided and on through the look-alikes.
  const [cursor, setCursor] = useState(0)
  const board = useRef<HTMLDivElement>(null)
  const count = open.total + alike.total
  useEffect(() => board.current?.focus(), [])

  const said = (picture: StagedPicture, product: Decision['product'], at: number): void =>
    decide(picture.index, { product, wasMatched: picture.kind === 'matched' }, at)
  const move = (to: number): void => setCursor(Math.max(0, Math.min(count - 1, to)))
  const handleDecide = (picture: StagedPicture, product: Decision['product'], at: number): void => {
    said(picture, product, at)
    move(at + 1)
    board.current?.focus()
  }

  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement || event.altKey) return
    const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey
    if ((event.ctrlKey || event.metaKey) && !isUndo) return
    const picture = cursor < open.total ? open.row(cursor) : alike.row(cursor - open.total)
    const done = isUndo || event.key === 'u' || event.key === 'U' ? takeBack() : act(event.key.toLowerCase(), picture)
    if (done) event.preventDefault() // Ctrl+Z would take back a step of the catalogue
  }
  const takeBack = (): boolean => {
    const at = undoDecision()
    if (at !== null) move(at)
    return at !== null
  }
  const act = (key: string, picture: StagedPicture | undefined): boolean => {
    if (key === 'j' || key === 'arrowdown') move(cursor + 1)
    else if (key === 'k' || key === 'arrowup') move(cursor - 1)
    else if (key === '/' || key === 's') return focusSearch()
    else if (picture && key === 'n') handleDecide(picture, null, cursor)
    else if (picture && /^[1-3]$/.test(key)) {
      const guess = picture.guesses[Number(key) - 1]
      if (guess) handleDecide(picture, { id: guess.productId, sku: guess.sku, name: guess.name }, cursor)
    } else return false
    return true
  }
  const focusSearch = (): boolean => {
    const field = board.current?.querySelector<HTMLInputElement>('[aria-current] input')
    field?.focus()
    return field !== undefined && field !== null
  }
  const decidedCount = [...decisions.values()].filter(({ wasMatched }) => !wasMatched).length

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys for what buttons in the cards do as well
    <div ref={board} className={styles['board']} tabIndex={-1} onKeyDown={handleKeyDown}>
      {phase.error && <Notice kind="bad">{errorText(phase.error, language)}</Notice>}
      {staged.refused.map(({ path, reason }) => (
        <Notice key={path} kind="warn" title={t('media.archive', { name: path })}>
          {errorText(new AppError('source-unreadable', reason, { reason }), language)}
        </Notice>
      ))}
      <div className={styles['columns']}>
        <Column title={t('media.column.matched')} text={t('media.column.matched.text')} count={kinds.matched}>
          <CardList
            label={t('media.cards', { column: t('media.column.matched') })}
            rows={matched}
            cardHeight={HEIGHTS.matched}
            renderCard={(picture) => (
              <MatchedCard
                picture={picture}
                decision={decisions.get(picture.index)}
                onDecide={(product) => said(picture, product, cursor)}
              />
            )}
          />
        </Column>
        <Column title={t('media.column.alike')} text={t('media.column.alike.text')} count={alike.total}>
          <CardList
            label={t('media.cards', { column: t('media.column.alike') })}
            rows={alike}
            cardHeight={HEIGHTS.alike}
            cursor={cursor >= open.total && alike.total > 0 ? cursor - open.total : null}
            renderCard={(picture, at) => (
              <LookAlikeCard
                picture={picture}
                decision={decisions.get(picture.index)}
                onDecide={(product) => handleDecide(picture, product, open.total + at)}
              />
            )}
          />
        </Column>
        <Column title={t('media.column.decide')} text={t('media.column.decide.text')} count={open.total}>
          <CardList
            label={t('media.cards', { column: t('media.column.decide') })}
            rows={open}
            cardHeight={HEIGHTS.decide}
            cursor={cursor < open.total ? cursor : null}
            renderCard={(picture, at) => (
              <DecideCard
                key={picture.index}
                picture={picture}
                decision={decisions.get(picture.index)}
                isCurrent={at === cursor}
                onDecide={(product) => handleDecide(picture, product, at)}
                onFocus={() => setCursor(at)}
              />
            )}
          />
        </Column>
        <Column title={t('media.column.trouble')} text={t('media.column.trouble.text')} count={staged.troubled}>
          <CardList
            label={t('media.cards', { column: t('media.column.trouble') })}
            rows={troubled}
            cardHeight={HEIGHTS.trouble}
            renderCard={(picture) => <TroubleCard picture={picture} />}
          />
        </Column>
      </div>
      <output className="visually-hidden">
        {t('media.decided', { count: decidedCount, total: format.number(count) })}
      </output>
    </div>
  )
}

interface ColumnProps {
  readonly title: string
  readonly text: string
  readonly count: number
  readonly children: ReactNode
}

function Column({ title, text, count, children }: ColumnProps): ReactNode {
  const { format } = useLanguage()
  return (
    <section className={styles['column']} aria-label={title}>
      <h2>
        {title} <span className={styles['count']}>{format.number(count)}</span>
      </h2>
      <p className={styles['soft']} title={text}>
        {text}
      </p>
      {children}
    </section>
  )
}
