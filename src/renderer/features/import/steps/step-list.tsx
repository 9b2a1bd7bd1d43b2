import { ArrowDown, ArrowUp, Plus, Power, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../../i18n/index.ts'
import { Button, IconButton, Menu, cx } from '../../../ui/index.ts'
import type { StepDraft } from './step-draft.ts'
import { newStep, STEP_KINDS } from './step-draft.ts'
import type { StepFormProps } from './step-form.tsx'
import { StepForm } from './step-form.tsx'
import styles from './steps.module.css'

interface StepListProps extends Omit<StepFormProps, 'draft' | 'onChange'> {
  readonly drafts: readonly StepDraft[]
  readonly onChange: (drafts: readonly StepDraft[]) => void
  /** How many rows each step refuses, by its place; undefined until tried. */
  readonly refused: ReadonlyMap<number, number>
}

/** More than this no column needs, and a profile does not take. */
const STEPS_MOST = 20

/** The steps of a column in their order: each its form, to be moved, switched off and taken away. */
export function StepList({ drafts, onChange, refused, ...form }: StepListProps): ReactNode {
  const { t } = useLanguage()
  const change = (id: number, next: Partial<StepDraft>): void =>
    onChange(drafts.map((draft) => (draft.id === id ? { ...draft, ...next } : draft)))
  const move = (at: number, by: -1 | 1): void => {
    const [draft] = drafts.slice(at, at + 1)
    if (draft) onChange(drafts.toSpliced(at, 1).toSpliced(at + by, 0, draft))
  }
  return (
    <>
      {drafts.length === 0 && <p className={styles['hint']}>{t('steps.none')}</p>}
      <ol className={styles['steps']} aria-label={t('steps.list')}>
        {drafts.map((draft, at) => (
          <li key={draft.id} className={cx(styles['step'], draft.isOff && styles['off'])}>
            <div className={styles['stepHead']}>
              <strong>{t('steps.numbered', { number: at + 1, name: t(`steps.kind.${draft.kind}`) })}</strong>
              <span className={styles['spring']} />
              <IconButton
                icon={ArrowUp}
                isSmall
                label={t('steps.up', { number: at + 1 })}
                disabled={at === 0}
                onClick={() => move(at, -1)}
              />
              <IconButton
                icon={ArrowDown}
                isSmall
                label={t('steps.down', { number: at + 1 })}
                disabled={at === drafts.length - 1}
                onClick={() => move(at, 1)}
              />
              <IconButton
                icon={Power}
                isSmall
                isPressed={draft.isOff}
                label={t('steps.off', { number: at + 1 })}
                onClick={() => change(draft.id, { isOff: !draft.isOff })}
              />
              <IconButton
                icon={Trash2}
                isSmall
                label={t('steps.remove', { number: at + 1 })}
                onClick={() => onChange(drafts.filter(({ id }) => id !== draft.id))}
              />
            </div>
            {!draft.isOff && (
              <div className={styles['stepBody']}>
                <StepForm draft={draft} onChange={(next) => change(draft.id, next)} {...form} />
                {(refused.get(at) ?? 0) > 0 && (
                  <p className={styles['refused']}>{t('steps.refusedRows', { count: refused.get(at) ?? 0 })}</p>
                )}
              </div>
            )}
          </li>
        ))}
      </ol>
      <Menu
        trigger={
          <Button icon={Plus} disabled={drafts.length >= STEPS_MOST}>
            {t('steps.add')}
          </Button>
        }
        entries={STEP_KINDS.map((kind) => ({
          id: kind,
          text: t(`steps.kind.${kind}`),
          onSelect: () => onChange([...drafts, newStep(kind)]),
        }))}
      />
    </>
  )
}
