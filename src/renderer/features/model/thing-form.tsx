import { Check, Trash2, Undo2 } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useState } from 'react'
import type { ModelChangeInput, ModelEntity } from '../../../shared/contract/model-change.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { Badge, Button, Checkbox, Dialog, Notice, TextField } from '../../ui/index.ts'
import type { Draft } from './field-specs.ts'
import { SECTIONS, STARTS } from './field-specs.ts'
import { ModelField } from './fields/model-field.tsx'
import { ImpactPanel } from './impact-panel.tsx'
import { changeOf, draftKey, dropDraft, NEW, openThing, setField, useModel } from './model-session.ts'
import styles from './model.module.css'
import { NamingPanel } from './naming/naming-panel.tsx'
import { OptionsPanel } from './options/options-panel.tsx'
import { useChange } from './use-change.ts'
import { useImpact } from './use-impact.ts'

interface Props {
  readonly entity: Exclude<ModelEntity, 'option'>
  readonly code: string
  readonly title: string
  /** As it is now; null for a new one. */
  readonly stored: Draft | null
}

const EMPTY: Draft = {}

/** What can be said of one thing of the model. What saving it would do is counted while the form is filled in. */
export function ThingForm({ entity, code, title, stored }: Props): ReactNode {
  const language = useLanguage()
  const { t } = language
  const key = draftKey(entity, null, code)
  const draft = useModel(({ drafts }) => drafts[key]) ?? EMPTY
  const [makesOptions, setMakesOptions] = useState(true)
  const [isRemoving, setIsRemoving] = useState(false)
  const change = useChange()
  const fields: Draft = { ...STARTS[entity], ...stored, ...draft }
  const planned = changeOf(entity, null, code, stored, draft)
  const becomesSelect = stored !== null && isSelect(fields['type']) && fields['type'] !== stored['type']
  const createOptions = becomesSelect && makesOptions
  const { impact, isCounting, error } = useImpact(planned ? [planned] : [], createOptions)
  const canSave = planned !== null && impact !== undefined && impact.rejections.length === 0 && !change.isRunning

  const handleSave = async (): Promise<void> => {
    if (!canSave || planned === null || !(await change.make([planned], createOptions))) return
    dropDraft(key)
    openThing(planned.code)
  }
  const handleKeyDown = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && (event.key === 's' || event.key === 'Enter')) {
      event.preventDefault()
      void handleSave()
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl+S from any of its fields
    <form
      className={styles['form']}
      aria-label={title}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={handleKeyDown}
    >
      <header className={styles['formHeader']}>
        <h2>{title}</h2>
        {stored !== null && <code data-selectable>{code}</code>}
        {stored?.['isArchived'] === true && <Badge kind="warn">{t('model.archived')}</Badge>}
        <span className={styles['spring']} />
        {stored?.['isArchived'] === true && (
          <Button icon={Undo2} onClick={() => void change.make([restored(code)])}>
            {t('model.restore')}
          </Button>
        )}
        {stored !== null && stored['isArchived'] !== true && (
          <Button kind="quiet" icon={Trash2} onClick={() => setIsRemoving(true)}>
            {t('model.remove')}
          </Button>
        )}
      </header>
      <div className={styles['formBody']}>
        {code === NEW && (
          <section className={styles['section']}>
            <TextField
              label={t('model.code')}
              hint={t(entity === 'locale' ? 'model.code.localeHint' : 'model.code.hint')}
              value={(draft['code'] ?? '') as string}
              onChange={(text) => setField(key, 'code', text)}
            />
          </section>
        )}
        {SECTIONS[entity].map((section) => (
          <section key={section.title} className={styles['section']} aria-label={t(`model.section.${section.title}`)}>
            {SECTIONS[entity].length > 1 && <h3>{t(`model.section.${section.title}`)}</h3>}
            {section.fields
              .filter((spec) => spec.isFor?.(fields) ?? true)
              .map((spec) => (
                <ModelField
                  key={`${key}/${spec.name}`}
                  entity={entity}
                  code={code}
                  spec={spec}
                  fields={fields}
                  onChange={(name, value) => setField(key, name, value)}
                />
              ))}
            {section.title === 'naming' && stored !== null && (
              <NamingPanel key={code} family={code} fields={fields} isSaved={planned === null} />
            )}
          </section>
        ))}
        {entity === 'attribute' && stored !== null && isSelect(stored['type']) && <OptionsPanel attribute={code} />}
      </div>
      {planned !== null && (
        <footer className={styles['formFooter']} aria-live="polite">
          {error && <Notice kind="bad">{errorText(error, language)}</Notice>}
          {isCounting && <p className={styles['quiet']}>{t('model.impact.counting')}</p>}
          {impact && <ImpactPanel impact={impact} />}
          <div className={styles['buttons']}>
            {becomesSelect && (
              <Checkbox label={t('model.values.makeOptions')} isOn={makesOptions} onChange={setMakesOptions} />
            )}
            <span className={styles['spring']} />
            <Button onClick={() => dropDraft(key)}>{t('model.discard')}</Button>
            <Button
              kind="primary"
              icon={Check}
              isBusy={change.isRunning}
              disabled={!canSave}
              title="Ctrl+S"
              onClick={() => void handleSave()}
            >
              {t(stored === null ? 'model.create' : 'model.save')}
            </Button>
          </div>
        </footer>
      )}
      {isRemoving && (
        <RemoveDialog
          title={title}
          change={{ entity, action: 'remove', code }}
          onClose={(isGone) => {
            setIsRemoving(false)
            if (isGone) openThing(null)
          }}
        />
      )}
    </form>
  )
}

interface RemoveProps {
  readonly title: string
  readonly change: ModelChangeInput
  readonly onClose: (isGone: boolean) => void
}

/** Asks before something goes, with what that would do. */
function RemoveDialog({ title, change, onClose }: RemoveProps): ReactNode {
  const { t } = useLanguage()
  const { impact, isCounting } = useImpact([change])
  const command = useChange()
  const footer = (
    <>
      <Button onClick={() => onClose(false)}>{t('model.cancel')}</Button>
      <Button
        kind="danger"
        isBusy={command.isRunning}
        disabled={impact === undefined || impact.rejections.length > 0}
        onClick={async () => {
          if (await command.make([change])) onClose(true)
        }}
      >
        {t('model.remove')}
      </Button>
    </>
  )
  return (
    <Dialog isOpen onClose={() => onClose(false)} title={t('model.removeTitle', { name: title })} footer={footer}>
      {isCounting && <p className={styles['quiet']}>{t('model.impact.counting')}</p>}
      {impact && <ImpactPanel impact={impact} />}
    </Dialog>
  )
}

function isSelect(type: unknown): boolean {
  return type === 'simple-select' || type === 'multi-select'
}

function restored(code: string): ModelChangeInput {
  return { entity: 'attribute', action: 'update', code, fields: { isArchived: false } }
}
