import { ArrowDown, ArrowUp, CaseSensitive, ChevronDown, ChevronRight, Regex, WholeWord, X } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { SheetResult } from '../../../../shared/contract/sheet.ts'
import { newRequestId, startJob, useJob, useLiveJob } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { closeFindBar, openFindBar, useFindBar } from '../../../state/find-bar.ts'
import type { Reach, SheetTarget } from '../../../state/sheet-target.ts'
import { selectionOf, useSheetTarget } from '../../../state/sheet-target.ts'
import { Button, IconButton, RunningStep, Select, TextField, toast } from '../../../ui/index.ts'
import type { GridSession } from '../grid-session.ts'
import { failure } from '../sheet/sheet-jobs.ts'
import { ChangePreview, useChangePreview } from './change-preview.tsx'
import { findFrom, goToFound } from './find-next.ts'
import type { FoundCell } from './find-next.ts'
import type { FindSettings } from './find-settings.ts'
import { faultOf, isWithin, patternOf, replacementOf } from './find-settings.ts'
import styles from './find-bar.module.css'
import './found.css'
import { Receipt } from './receipt.tsx'

const REACHES: readonly Reach[] = ['shown', 'selection', 'column', 'all']
const START: FindSettings = {
  find: '',
  with: '',
  isRegex: false,
  matchCase: false,
  wholeCell: false,
  reach: 'shown',
}

/** Find and replace over the grid, also in rows that no window ever loaded. */
export function FindBar({ session }: { readonly session: GridSession }): ReactNode {
  const isOpen = useFindBar((bar) => bar.isOpen)
  const target = useSheetTarget((sheet) => sheet.target)
  return isOpen && target ? <OpenBar session={session} target={target} /> : null
}

interface BarProps {
  readonly session: GridSession
  readonly target: SheetTarget
}

function OpenBar({ session, target: live }: BarProps): ReactNode {
  const language = useLanguage()
  const { t, format, locale } = language
  const { isReplacing, visit } = useFindBar()
  const [settings, setSettings] = useState<FindSettings>(() => ({
    ...START,
    reach: live.isSingle || live.ranges.length === 0 ? 'shown' : 'selection',
  }))
  // Walking from hit to hit moves the cursor: what was selected when the search began is what is searched.
  const [anchor, setAnchor] = useState(live)
  const [found, setFound] = useState<FoundCell | null>(null)
  const [receipt, setReceipt] = useState<SheetResult | null>(null)
  const input = useRef<HTMLInputElement | null>(null)
  const root = useRef<HTMLElement>(null)
  const isFixed = settings.reach === 'selection' || settings.reach === 'column'
  const target: SheetTarget = isFixed ? { ...anchor, view: live.view, total: live.total } : live
  const pattern = patternOf(settings)
  const fault = faultOf(settings)
  const written = { format: format.typed, language: locale }
  const selection = selectionOf(target, settings.reach)
  const count = useLiveJob('sheet.count', pattern && selection ? { selection, pattern, ...written } : null)
  const operation = pattern && replacementOf(pattern, settings.with)
  const preview = useChangePreview(
    isReplacing && operation && selection && receipt === null ? { selection, operation, ...written } : null,
  )
  const apply = useJob('sheet.apply')
  const isRunning = apply.state === 'running'

  useEffect(() => {
    const field = root.current?.querySelector<HTMLInputElement>('[data-find]') ?? null
    input.current = field
    field?.focus()
    field?.select()
  }, [visit])
  useEffect(() => () => session.markFound(null), [session])
  const marksKey = JSON.stringify([
    pattern,
    settings.reach,
    target.columns,
    isFixed && target.ranges,
    isFixed && target.active,
  ])
  useEffect(() => {
    const searched = target
    session.markFound(
      pattern && {
        pattern,
        columns: searched.columns,
        isSearched: (row, column) => isWithin(searched, settings.reach, row, column),
        ...written,
      },
    )
    // oxlint-disable-next-line react/exhaustive-deps -- marksKey is all that these are, compared by value
  }, [session, marksKey])

  const change = (next: Partial<FindSettings>): void => {
    setReceipt(null)
    setFound(null)
    if (next.reach !== undefined) setAnchor(live)
    setSettings({ ...settings, ...next })
  }
  const go = async (backwards: boolean, from: FoundCell | null = found): Promise<void> => {
    if (!pattern) return
    const outcome = await findFrom({ target, reach: settings.reach, pattern, from, backwards, ...written })
    if (!outcome.ok) return toast(failure(outcome.error, language))
    setFound(outcome.value)
    if (outcome.value) {
      await goToFound(session, settings.reach, outcome.value)
      requestAnimationFrame(() => input.current?.focus())
    }
  }
  const replaceAll = async (): Promise<void> => {
    if (!operation || !selection) return
    const outcome = await apply.start({ requestId: newRequestId(), selection, operation, ...written })
    if (!outcome.ok) return toast(failure(outcome.error, language))
    setReceipt(outcome.value)
    input.current?.focus() // the button that had the focus is disabled now: Esc must still reach the bar
  }
  const replaceOne = async (): Promise<void> => {
    if (!operation || !found) return go(false)
    const one = { kind: 'products' as const, ids: [found.productId], columns: [found.column] }
    const outcome = await startJob('sheet.apply', { requestId: newRequestId(), selection: one, operation, ...written })
    if (!outcome.ok) return toast(failure(outcome.error, language))
    await go(false)
  }
  const close = (): void => {
    closeFindBar()
    session.walk(0)
  }
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) close()
    else if (event.key === 'F3' || (event.key === 'Enter' && event.target === input.current)) {
      event.preventDefault()
      void go(event.shiftKey)
    }
  }

  const counted = count.outcome?.ok ? count.outcome.value : undefined
  const matches = counted ?? (count.isRunning ? count.last : undefined)
  const changing = preview.counted?.changed ?? 0
  const message =
    fault !== null
      ? t(`find.fault.${fault.kind}`, { place: fault.position + 1 })
      : count.outcome?.ok === false
        ? failure(count.outcome.error, language).text
        : undefined
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the fields in it
    <search ref={root} className={styles['bar']} aria-label={t('find.title')} onKeyDown={handleKeyDown}>
      <div className={styles['line']}>
        <IconButton
          isSmall
          icon={isReplacing ? ChevronDown : ChevronRight}
          label={t('find.replacing')}
          shortcut="Ctrl+H"
          isPressed={isReplacing}
          onClick={() => openFindBar(!isReplacing)}
        />
        <div className={styles['field']}>
          <TextField
            data-find
            label={t('find.find')}
            isLabelHidden
            placeholder={t('find.find')}
            value={settings.find}
            maxLength={2_000}
            onChange={(find) => change({ find })}
            error={message}
          />
          {fault && settings.find.length <= 60 && (
            <span className={styles['place']} aria-hidden>{`${' '.repeat(fault.position)}^`}</span>
          )}
        </div>
        <IconButton
          icon={CaseSensitive}
          label={t('find.matchCase')}
          isPressed={settings.matchCase}
          onClick={() => change({ matchCase: !settings.matchCase })}
        />
        <IconButton
          icon={WholeWord}
          label={t('find.wholeCell')}
          isPressed={settings.wholeCell}
          onClick={() => change({ wholeCell: !settings.wholeCell })}
        />
        <IconButton
          icon={Regex}
          label={t('find.regex')}
          isPressed={settings.isRegex}
          onClick={() => change({ isRegex: !settings.isRegex })}
        />
        <div className={styles['reach']}>
          <Select
            label={t('find.where')}
            value={settings.reach}
            choices={REACHES.filter((reach) => selectionOf(live, reach) !== null || reach === settings.reach).map(
              (value) => ({ value, text: t(`find.where.${value}`) }),
            )}
            onChange={(reach) => change({ reach })}
          />
        </div>
        <output className={styles['count']} aria-live="polite" data-busy={count.isRunning}>
          {pattern &&
            matches &&
            (matches.matches === 0
              ? t('find.none')
              : t('find.count', { matches: matches.matches, products: matches.products }))}
        </output>
        <IconButton
          icon={ArrowUp}
          label={t('find.previous')}
          shortcut="Shift+Enter"
          disabled={!pattern}
          onClick={() => void go(true)}
        />
        <IconButton
          icon={ArrowDown}
          label={t('find.next')}
          shortcut="Enter"
          disabled={!pattern}
          onClick={() => void go(false)}
        />
        <IconButton icon={X} label={t('ui.close')} shortcut="Esc" onClick={close} />
      </div>
      {isReplacing && (
        <div className={styles['line']}>
          <span className={styles['indent']} />
          <div className={styles['field']}>
            <TextField
              label={t('find.with')}
              isLabelHidden
              placeholder={t('find.with')}
              value={settings.with}
              onChange={(text) => change({ with: text })}
            />
          </div>
          <Button disabled={!pattern || isRunning} onClick={() => void replaceOne()}>
            {t('find.replaceOne')}
          </Button>
          <Button
            kind="primary"
            disabled={changing === 0 || receipt !== null}
            isBusy={isRunning}
            onClick={() => void replaceAll()}
          >
            {changing === 0 ? t('find.replaceAll') : t('find.replaceCount', { count: changing })}
          </Button>
          {isRunning && (
            <RunningStep label={t('app.job.sheet.apply')} progress={apply.progress} onCancel={apply.cancel} />
          )}
          {settings.isRegex && <span className={styles['hint']}>{t('find.groups')}</span>}
        </div>
      )}
      {isReplacing &&
        (receipt ? (
          <Receipt key={receipt.changeSet?.id ?? 0} result={receipt} />
        ) : (
          pattern && <ChangePreview preview={preview} />
        ))}
    </search>
  )
}
