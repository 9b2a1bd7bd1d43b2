import { Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { assertNever } from '../../../shared/errors.ts'
import { useJob } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Button, Kbd, Notice, RunningStep, Screen, Waiting } from '../../ui/index.ts'
import { Board } from './board.tsx'
import type { BoardPhase } from './board-session.ts'
import { attach, leaveBoard, undoDecision, useBoard } from './board-session.ts'
import { ChooseButtons } from './choose-pictures.tsx'
import { attachedCount } from './decisions.ts'
import { LibraryScreen } from './library-screen.tsx'
import styles from './media.module.css'
import { PictureReceipt } from './picture-receipt.tsx'

/** Pictures that find their products: dropped, chosen or pasted, looked at, decided, attached; the library otherwise. */
export function BoardScreen(): ReactNode {
  const language = useLanguage()
  const { t } = language
  const phase = useBoard((board) => board.phase)
  switch (phase.kind) {
    case 'empty':
      return <LibraryScreen />
    case 'reading':
      return <Reading />
    case 'failed':
      return (
        <Screen title={t('media.title')}>
          <div className={styles['notice']}>
            <Notice kind="bad" actions={<ChooseButtons />}>
              {errorText(phase.error, language)}
            </Notice>
          </div>
        </Screen>
      )
    case 'open':
      return <OpenBoard phase={phase} />
    case 'done':
      return <PictureReceipt attached={phase.attached} left={phase.left} />
    default:
      return assertNever(phase)
  }
}

function Reading(): ReactNode {
  const { t } = useLanguage()
  const { progress, cancel } = useJob('media.stagePictures')
  const text = progress && (progress.total === null ? 'media.reading.found' : 'media.reading.looked')
  return (
    <Screen title={t('media.title')}>
      <Waiting
        label={t('media.reading')}
        progress={progress}
        text={progress && text ? t(text, { count: progress.done, total: progress.total ?? 0 }) : ''}
        note={t('media.reading.note')}
        onCancel={cancel}
      />
    </Screen>
  )
}

function OpenBoard({ phase }: { readonly phase: Extract<BoardPhase, { kind: 'open' }> }): ReactNode {
  const { t } = useLanguage()
  const { progress, cancel } = useJob('media.attachPictures')
  const { staged, decisions, past, isAttaching } = phase
  const count = attachedCount(staged, decisions)
  return (
    <Screen
      title={t('media.board.title')}
      subtitle={
        <>
          {t('media.board.count', { count: staged.pictures })}
          {staged.others > 0 && ` · ${t('media.board.others', { count: staged.others })}`}
          {staged.isCut && ` · ${t('media.board.cut')}`}
        </>
      }
      isFilled
      footer={
        <>
          <Button icon={Undo2} kind="quiet" disabled={past.length === 0 || isAttaching} onClick={() => undoDecision()}>
            {t('media.undoDecision')}
          </Button>
          <span className={styles['keys']}>
            <Kbd keys="1" /> <Kbd keys="2" /> <Kbd keys="3" /> {t('media.keys.choose')} <Kbd keys="N" />{' '}
            {t('media.none')} <Kbd keys="J" /> <Kbd keys="K" /> {t('media.keys.move')} <Kbd keys="/" />{' '}
            {t('media.keys.search')}
          </span>
          <span className={styles['spring']} />
          {isAttaching && (
            <RunningStep label={t('app.job.media.attachPictures')} progress={progress} onCancel={cancel} />
          )}
          <Button kind="quiet" disabled={isAttaching} onClick={leaveBoard}>
            {t('media.leave')}
          </Button>
          <Button kind="primary" isBusy={isAttaching} disabled={count === 0} onClick={() => void attach()}>
            {t('media.attach', { count })}
          </Button>
        </>
      }
    >
      <Board key={staged.dropId} phase={phase} />
    </Screen>
  )
}
