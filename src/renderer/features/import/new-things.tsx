import { ListPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { startJob, useQuery } from '../../engine/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { Button, Cell, Dialog, Notice, Progress, Select, VirtualList } from '../../ui/index.ts'
import type { Description, Plan } from './import-session.ts'
import { decideNewOptions } from './import-session.ts'
import { IntoChoice } from './into-choice.tsx'
import styles from './new-things.module.css'

type NewThings = Result<'import.newThings'>
type NewOption = NewThings['options'][number]
type Decision = Pick<NewOption, 'decision' | 'into'>

interface NewThingsProps {
  readonly importId: number
  readonly description: Description
  readonly plan: Plan
}

const ROW_HEIGHT = 44
const TRACKS = 'minmax(120px, 1fr) minmax(140px, 1.2fr) 70px 110px 130px minmax(160px, 1.4fr)'

/** The way to what the file names and the catalogue has not; there is none while that is nothing and nothing was decided. */
export function NewThingsButton({ importId, description, plan }: NewThingsProps): ReactNode {
  const { t } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const decided = description.columns.some(({ mapping }) => (mapping.newOptions ?? []).length > 0)
  const made = description.columns.filter(({ mapping }) => mapping.target.kind === 'new-attribute').length
  const count = plan.newOptions + made
  if (count === 0 && !decided && askedValues(plan) === 0) return null
  return (
    <>
      <Button kind="quiet" icon={ListPlus} onClick={() => setOpen(true)}>
        {t('staging.new.open', { count })}
      </Button>
      {isOpen && <NewThingsDialog importId={importId} description={description} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Says that values stay out because nobody has said yet what they are: families and units are never made unasked. */
export function NewThingsNotice({ importId, description, plan }: NewThingsProps): ReactNode {
  const { t } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const count = askedValues(plan)
  const isDecided = description.columns.some(({ mapping }) => (mapping.newOptions ?? []).length > 0)
  if (count === 0) return null
  return (
    <Notice
      kind={isDecided ? 'info' : 'warn'}
      actions={<Button onClick={() => setOpen(true)}>{t('staging.new.say')}</Button>}
    >
      {t('staging.new.asked', { count })}
      {isOpen && <NewThingsDialog importId={importId} description={description} onClose={() => setOpen(false)} />}
    </Notice>
  )
}

/** Values that name a family or unit which is not there. */
function askedValues({ refused = {} }: Plan): number {
  return (refused['unknown-family'] ?? 0) + (refused['unknown-unit'] ?? 0)
}

interface DialogProps {
  readonly importId: number
  readonly description: Description
  readonly onClose: () => void
}

/** Every new thing, to be made, merged with one there is, or refused; what is decided counts for the next file as well. */
function NewThingsDialog({ importId, description, onClose }: DialogProps): ReactNode {
  const language = useLanguage()
  const { t, format } = language
  const names = useNames()
  const structure = useQuery('catalogue.structure', {}).data
  const [found, setFound] = useState<NewThings | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const [changed, setChanged] = useState<ReadonlyMap<string, Decision>>(new Map())
  useEffect(() => {
    void startJob('import.newThings', { importId }).then((outcome) => {
      if (outcome.ok) setFound(outcome.value)
      else setError(outcome.error)
    })
  }, [importId])

  const options = found?.options ?? []
  const decisionOf = (option: NewOption): Decision => changed.get(keyOf(option)) ?? option
  const decide = (option: NewOption, decision: Decision): void =>
    setChanged((before) => new Map(before).set(keyOf(option), decision))
  const proposals = options.filter((option) => option.near.length > 0 && !option.isSaid && !changed.has(keyOf(option)))
  const handleProposals = (): void =>
    setChanged((before) => {
      const next = new Map(before)
      for (const option of proposals) next.set(keyOf(option), { decision: 'merge', into: option.near[0] ?? null })
      return next
    })
  const handleKeep = (): void => {
    const all = options.map((option) => ({ ...option, ...decisionOf(option) }))
    onClose()
    void decideNewOptions(importId, description.columns, all)
  }
  const isUnfinished = options.some((option) => {
    const { decision, into } = decisionOf(option)
    return decision === 'merge' && into === null
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title={t('staging.new.title')}
      description={t('staging.new.text')}
      footer={
        <>
          {proposals.length > 0 && (
            <Button onClick={handleProposals}>{t('staging.new.mergeAll', { count: proposals.length })}</Button>
          )}
          <Button kind="primary" disabled={changed.size === 0 || isUnfinished} onClick={handleKeep}>
            {t('staging.new.keep')}
          </Button>
        </>
      }
    >
      {error && <Notice kind="bad">{errorText(error, language)}</Notice>}
      {found === null && error === null && <Progress label={t('staging.new.title')} progress={null} isCompact />}
      {found !== null && found.attributes.length > 0 && (
        <p className={styles['attributes']}>
          {t('staging.new.attributes', { names: found.attributes.map(({ label }) => label).join(', ') })}
        </p>
      )}
      {options.some(({ kind }) => kind === 'family') && <p>{t('staging.new.families')}</p>}
      {options.some(({ kind }) => kind === 'unit') && <p>{t('staging.new.units')}</p>}
      {options.length > 0 && (
        <div className={styles['list']}>
          <VirtualList
            label={t('staging.new.title')}
            count={options.length}
            rowHeight={ROW_HEIGHT}
            columns={TRACKS}
            header={[
              t('staging.new.attribute'),
              t('staging.new.choice'),
              t('staging.new.count'),
              t('staging.new.lines'),
              t('staging.new.decision'),
              t('staging.new.into'),
            ]}
            renderRow={(index) => {
              const option = options[index]
              if (!option) return null
              const decision = decisionOf(option)
              return (
                <>
                  <Cell>{names.attribute(option.attribute)}</Cell>
                  <Cell isHeader title={option.text}>
                    {option.text}
                  </Cell>
                  <Cell kind="number">{format.number(option.count)}</Cell>
                  <Cell>{option.lines.map((line) => format.number(line)).join(', ')}</Cell>
                  <Cell className={styles['control']}>
                    <Select
                      label={t('staging.new.what', { name: option.text })}
                      value={decision.decision}
                      choices={decisionsFor(option).map((value) => ({
                        value,
                        text: t(`staging.new.${value}`),
                      }))}
                      onChange={(next) =>
                        decide(option, { decision: next, into: next === 'merge' ? (option.near[0] ?? null) : null })
                      }
                      isQuiet
                    />
                  </Cell>
                  <Cell className={styles['control']}>
                    {decision.decision === 'merge' && (
                      <IntoChoice
                        thing={option}
                        into={decision.into}
                        structure={structure}
                        language={language}
                        onChange={(into) => decide(option, { decision: 'merge', into })}
                      />
                    )}
                  </Cell>
                </>
              )
            }}
          />
        </div>
      )}
    </Dialog>
  )
}

/** What can be done with a thing: how much an unknown unit is, nobody could tell from the file. */
function decisionsFor({ kind }: NewOption): readonly NewOption['decision'][] {
  return kind === 'unit' ? ['merge', 'refuse'] : ['create', 'merge', 'refuse']
}

function keyOf({ column, text }: NewOption): string {
  return `${column} ${text}`
}
