import { ListPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { startJob, useQuery } from '../../engine/index.ts'
import type { Language } from '../../i18n/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import type { Choice } from '../../ui/index.ts'
import { Button, Cell, Combobox, Dialog, Notice, Progress, Select, VirtualList } from '../../ui/index.ts'
import type { Description } from './import-session.ts'
import { decideNewOptions } from './import-session.ts'
import styles from './new-things.module.css'

type NewThings = Result<'import.newThings'>
type NewOption = NewThings['options'][number]
type Decision = Pick<NewOption, 'decision' | 'into'>

interface NewThingsProps {
  readonly importId: number
  readonly description: Description
  /** New choices that would be made. */
  readonly count: number
}

const ROW_HEIGHT = 44
/** Options to choose from; longer lists are merged in the sheet of products. */
const OPTIONS_MOST = 500
const TRACKS = 'minmax(120px, 1fr) minmax(140px, 1.2fr) 70px 110px 130px minmax(160px, 1.4fr)'

/** The way to what the file would add to lists of choices; there is none while it adds nothing and nothing was decided. */
export function NewThingsButton({ importId, description, count }: NewThingsProps): ReactNode {
  const { t } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const decided = description.columns.some(({ mapping }) => (mapping.newOptions ?? []).length > 0)
  const made = description.columns.filter(({ mapping }) => mapping.target.kind === 'new-attribute').length
  if (count === 0 && !decided && made === 0) return null
  return (
    <>
      <Button kind="quiet" icon={ListPlus} onClick={() => setOpen(true)}>
        {t('staging.new.open', { count: count + made })}
      </Button>
      {isOpen && <NewThingsDialog importId={importId} description={description} onClose={() => setOpen(false)} />}
    </>
  )
}

interface DialogProps {
  readonly importId: number
  readonly description: Description
  readonly onClose: () => void
}

/** Every new choice, to be made, merged with one there is, or refused; what is decided counts for the next file as well. */
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
  const proposals = options.filter((option) => option.near.length > 0 && decisionOf(option).decision === 'create')
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
                      choices={(['create', 'merge', 'refuse'] as const).map((value) => ({
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
                      <OptionChoice
                        option={option}
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

interface OptionChoiceProps {
  readonly option: NewOption
  readonly into: string | null
  readonly structure: Structure | undefined
  readonly language: Language
  readonly onChange: (code: string) => void
}

/** One of the attribute's options, the likeliest first; others by typing. */
function OptionChoice({ option, into, structure, language, onChange }: OptionChoiceProps): ReactNode {
  const { t, label } = language
  const attribute = structure?.attributes.find(({ code }) => code === option.attribute)
  const found = useQuery(
    'catalogue.options',
    attribute === undefined ? null : { attribute: attribute.code, limit: OPTIONS_MOST },
  ).data
  const choices: Choice[] = (found?.options ?? []).map(({ code, labels }) => ({
    value: code,
    text: label(labels, code),
  }))
  const isNear = ({ value }: Choice): boolean => option.near.includes(value)
  const known = new Set(choices.map(({ value }) => value))
  const missing = [...new Set([...(into === null ? [] : [into]), ...option.near])].filter((code) => !known.has(code))
  return (
    <Combobox
      label={t('staging.new.intoOf', { name: option.text })}
      value={into}
      choices={[
        ...missing.map((code) => ({ value: code, text: code })),
        ...choices.toSorted((a, b) => Number(isNear(b)) - Number(isNear(a))),
      ]}
      onChange={onChange}
    />
  )
}

function keyOf({ column, text }: NewOption): string {
  return `${column} ${text}`
}
