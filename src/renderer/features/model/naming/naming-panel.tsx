import { ListFilter, WandSparkles } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { formatColumnKey } from '../../../../shared/column-key.ts'
import type { Structure } from '../../../../shared/contract/catalogue.ts'
import type { Input } from '../../../../shared/contract/index.ts'
import type { SheetResult } from '../../../../shared/contract/sheet.ts'
import { word } from '../../../../shared/filter/format.ts'
import { newRequestId, useJob, useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { go } from '../../../state/navigation.ts'
import { ALL_ROWS } from '../../../state/sheet-target.ts'
import { Button, Notice, toast } from '../../../ui/index.ts'
import { ChangePreview, Receipt, failure, useChangePreview } from '../../grid/index.tsx'
import type { Draft } from '../field-specs.ts'
import styles from '../model.module.css'

interface NamingPanelProps {
  readonly family: string
  /** The rules as the form has them, saved or not. */
  readonly fields: Draft
  readonly isSaved: boolean
}

type Operation = Input<'sheet.preview'>

/** What the naming rules of a family make of its products, which products depart from them, and the way to follow them. */
export function NamingPanel({ family, fields, isSaved }: NamingPanelProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const structure = useQuery('catalogue.structure', {}).data
  const [receipt, setReceipt] = useState<SheetResult | null>(null)
  const operation = structure ? namingOf(structure, family, fields) : null
  const preview = useChangePreview(operation)
  const apply = useJob('sheet.apply')
  const hasSkuRule = typeof fields['skuPattern'] === 'string' && fields['skuPattern'] !== ''
  const strangers = `family = ${word(family)} and misnamed sku`
  const skus = useQuery('catalogue.checkFilter', hasSkuRule && isSaved ? { filter: strangers } : null).data?.count ?? 0
  if (!operation && !hasSkuRule) return null

  const changing = preview.counted?.changed ?? 0
  const run = async (): Promise<void> => {
    if (!operation) return
    const outcome = await apply.start({ requestId: newRequestId(), ...operation })
    if (outcome.ok) setReceipt(outcome.value)
    else toast(failure(outcome.error, language))
  }
  const show = (filter: string): void => go({ screen: 'products', filter, search: '' })
  return (
    <section className={styles['naming']} aria-label={t('model.naming')}>
      {receipt && <Receipt key={receipt.changeSet?.id ?? 0} result={receipt} />}
      {operation && <ChangePreview preview={preview} />}
      {operation && !isSaved && <p className={styles['quiet']}>{t('model.naming.saveFirst')}</p>}
      <div className={styles['namingButtons']}>
        {operation && (
          <>
            <Button
              icon={WandSparkles}
              disabled={!isSaved || changing === 0}
              isBusy={apply.state === 'running'}
              onClick={() => void run()}
            >
              {t('model.naming.apply', { count: changing })}
            </Button>
            <Button
              kind="quiet"
              icon={ListFilter}
              disabled={!isSaved}
              onClick={() => show(`family = ${word(family)} and misnamed`)}
            >
              {t('model.naming.show')}
            </Button>
          </>
        )}
      </div>
      {skus > 0 && (
        <Notice kind="warn">
          {t('model.naming.skus', { count: skus })}{' '}
          <Button kind="quiet" onClick={() => show(strangers)}>
            {t('model.naming.showSkus')}
          </Button>
        </Notice>
      )}
    </section>
  )
}

/** The rule as an operation on every name of the family, in each channel and language; null without a rule. */
function namingOf(structure: Structure, family: string, fields: Draft): Operation | null {
  const template = fields['titleTemplate']
  const label = structure.attributes.find(({ code }) => code === fields['labelAttribute'])
  if (typeof template !== 'string' || template.trim() === '' || !label) return null
  const scopes = structure.channels.flatMap(({ code, locales }) =>
    locales.map((locale) => ({
      channel: label.isScopable ? code : null,
      locale: label.isLocalizable ? locale : null,
      context: null,
    })),
  )
  const [first] = scopes
  if (!first) return null
  const hasScopes = label.isScopable || label.isLocalizable
  const query = { filter: `family = ${word(family)}`, search: '', sort: [] }
  const column = formatColumnKey({ attribute: label.code, ...first, currency: null })
  return {
    selection: {
      kind: 'view',
      viewKey: 'naming',
      query,
      order: null,
      ranges: [{ from: 0, count: ALL_ROWS, columns: [column] }],
    },
    operation: { kind: 'template', template, whenEmpty: 'leave' },
    scopes: hasScopes ? [...new Map(scopes.map((scope) => [`${scope.channel}/${scope.locale}`, scope])).values()] : [],
    // As the engine compares names with the rule, whoever looks.
    format: { decimal: '.', dateOrder: 'ymd' },
  }
}
