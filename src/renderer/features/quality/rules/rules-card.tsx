import { FolderOpen, Plus, Save } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { newRequestId, useCommand, useQuery } from '../../../engine/index.ts'
import { errorText, useLanguage } from '../../../i18n/index.ts'
import { Button, Checkbox, cx, toast } from '../../../ui/index.ts'
import { Card } from '../card.tsx'
import styles from '../dashboard.module.css'
import { RuleDialog } from './rule-dialog.tsx'
import type { RuleDraft } from './rule-draft.ts'
import { NEW_DRAFT } from './rule-draft.ts'
import { openRules, saveRules } from './rule-files.ts'
import { RuleRow } from './rule-row.tsx'

/** Which packs and rules the catalogue is held to, and how gravely. Every change is a step of its own. */
export function RulesCard(): ReactNode {
  const language = useLanguage()
  const { t, label } = language
  const { data } = useQuery('quality.rules', {}, { keepPrevious: true })
  const isReadOnly = useQuery('catalogue.info', {}).data?.isReadOnly ?? true
  const switching = useCommand('quality.switchPack')
  const [draft, setDraft] = useState<RuleDraft | null>(null)
  if (!data) return null
  const switchPack = async (pack: string, isOn: boolean): Promise<void> => {
    const outcome = await switching.run({ requestId: newRequestId(), pack, isOn, createAttributes: isOn })
    if (!outcome.ok) toast({ kind: 'bad', text: errorText(outcome.error, language) })
  }
  return (
    <Card
      title={t('quality.rules')}
      text={t('quality.rules.text')}
      isWide
      actions={
        <span className={styles['cardActions']}>
          <Button icon={Plus} disabled={isReadOnly} onClick={() => setDraft(NEW_DRAFT)}>
            {t('quality.rule.new')}
          </Button>
          <Button kind="quiet" icon={FolderOpen} disabled={isReadOnly} onClick={() => void openRules(language)}>
            {t('quality.rules.open')}
          </Button>
          <Button kind="quiet" icon={Save} disabled={data.rules.length === 0} onClick={() => void saveRules(language)}>
            {t('quality.rules.save')}
          </Button>
        </span>
      }
    >
      <ul className={styles['packs']}>
        {data.packs.map(({ pack, labels, descriptions, isOn, missingAttributes }) => (
          <li key={pack}>
            <Checkbox
              label={label(labels, pack)}
              isOn={isOn}
              isDisabled={isReadOnly || switching.isRunning}
              onChange={(on) => void switchPack(pack, on)}
            />
            <span className={styles['soft']}>
              {label(descriptions, '')}
              {!isOn && missingAttributes.length > 0 && (
                <> {t('quality.rules.attributes', { count: missingAttributes.length })}</>
              )}
            </span>
          </li>
        ))}
      </ul>
      {data.rules.length > 0 && (
        <div className={styles['ruleTable']}>
          <table className={cx(styles['list'], styles['wholeWords'])}>
            <caption className="visually-hidden">{t('quality.rules')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('quality.problems.rule')}</th>
                <th scope="col">{t('quality.rules.severity')}</th>
                <th scope="col" className={styles['numeric']}>
                  {t('quality.problems.cells')}
                </th>
                <th scope="col">
                  <span className="visually-hidden">{t('quality.problems.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.rules.map((listed) => (
                <RuleRow key={listed.rule.code} listed={listed} isReadOnly={isReadOnly} onOpen={setDraft} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {draft && <RuleDialog initial={draft} onClose={() => setDraft(null)} />}
    </Card>
  )
}
