import { Replace } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { newRequestId, startJob, useJob, useQuery } from '../../engine/index.ts'
import type { Language } from '../../i18n/index.ts'
import { errorText, useLanguage } from '../../i18n/index.ts'
import { skusFilter } from '../../state/filters.ts'
import { go } from '../../state/navigation.ts'
import type { DetailValue } from '../../ui/index.ts'
import { Badge, Button, DetailPanel, DetailValues, LinkButton, Notice, toast } from '../../ui/index.ts'
import { AssetWords } from './asset-words.tsx'
import styles from './library.module.css'
import { Thumbnail } from './thumbnail.tsx'
import { problemWords } from './words.ts'

export type AssetFacts = Result<'media.asset'>
type Known = AssetFacts & { readonly asset: NonNullable<AssetFacts['asset']> }

/** What is known of one file: how it is made, what is wrong with it, what it says, and where it is used. */
export function AssetDetails({
  hash,
  locale,
}: {
  readonly hash: string | null
  readonly locale: string | null
}): ReactNode {
  const language = useLanguage()
  const { t } = language
  const { data } = useQuery('media.asset', hash === null ? null : { hash, locale }, { keepPrevious: true })
  if (!data?.asset) return <DetailPanel label={t('media.library.choose')} />
  const known: Known = { ...data, asset: data.asset }
  const { fileName, mediaType, expiry, isUsed } = known.asset
  const problems = problemWords(known.asset, language)
  const isPicture = mediaType.startsWith('image/')
  return (
    <DetailPanel
      label={t('media.library.details')}
      title={fileName}
      badge={
        expiry !== null ? (
          <Badge kind={expiry === 'expired' ? 'bad' : 'warn'}>{t(`media.library.${expiry}`)}</Badge>
        ) : (
          !isUsed && <Badge kind="warn">{t('media.library.unusedTile')}</Badge>
        )
      }
    >
      {isPicture && <Thumbnail hash={known.asset.fault === null ? known.asset.hash : null} size="whole" />}
      {problems.map((words) => (
        <Notice key={words} kind={known.asset.fault === null ? 'warn' : 'bad'}>
          {words}
        </Notice>
      ))}
      <DetailValues title={t('media.library.file')} values={fileFacts(known, language)} />
      <AssetWords facts={known} isPicture={isPicture} />
      <Uses facts={known} />
      <ReplaceButton facts={known} />
    </DetailPanel>
  )
}

function fileFacts({ asset, facts }: Known, { t, format }: Pick<Language, 't' | 'format'>): DetailValue[] {
  const { width, height, bytes } = asset
  const size = width !== null && height !== null ? `${format.number(width)} × ${format.number(height)} px` : null
  const colours = facts?.colours ? t(`media.library.colours.${facts.colours}`, { bits: facts.bitDepth ?? 8 }) : null
  const alpha = facts?.hasAlpha ? `, ${t('media.library.transparent')}` : ''
  return [
    { key: 'format', name: t('media.library.format'), text: asset.format?.toUpperCase() ?? '–' },
    { key: 'bytes', name: t('media.library.size'), text: format.bytes(bytes) },
    ...(size === null ? [] : [{ key: 'size', name: t('media.library.dimensions'), text: size }]),
    ...(colours === null ? [] : [{ key: 'colours', name: t('media.library.colourSpace'), text: colours + alpha }]),
  ]
}

function Uses({ facts: { uses, products, inBin } }: { readonly facts: Known }): ReactNode {
  const { t } = useLanguage()
  const show = (skus: readonly string[]): void => go({ screen: 'products', filter: skusFilter(skus), search: '' })
  return (
    <section className={styles['uses']} aria-label={t('media.library.usedOn', { count: products })}>
      <h3>{t('media.library.usedOn', { count: products })}</h3>
      <ul>
        {uses.slice(0, 8).map(({ productId, sku, name }) => (
          <li key={productId}>
            <LinkButton onClick={() => show([sku])}>
              <span translate="no">{name ?? sku}</span>
            </LinkButton>
            <span className={styles['soft']} translate="no">
              {sku}
            </span>
          </li>
        ))}
      </ul>
      {uses.length > 1 && (
        <Button onClick={() => show(uses.map(({ sku }) => sku))}>
          {t('media.library.showAll', { count: uses.length })}
        </Button>
      )}
      {inBin > 0 && <p className={styles['soft']}>{t('media.library.inBin', { count: inBin })}</p>}
    </section>
  )
}

function ReplaceButton({ facts: { asset, products } }: { readonly facts: Known }): ReactNode {
  const language = useLanguage()
  const { t } = language
  const { state } = useJob('media.replace')
  const handleReplace = async (): Promise<void> => {
    const ticket = await window.desktop.openFileDialog('media')
    if (!ticket) return
    const outcome = await startJob('media.replace', { requestId: newRequestId(), hash: asset.hash, ticket: ticket.id })
    if (!outcome.ok) {
      toast({ kind: 'bad', text: errorText(outcome.error, language) })
      return
    }
    const { changeSetId, products: count, rejections } = outcome.value
    toast({
      kind: rejections.length > 0 ? 'bad' : 'good',
      text: t('media.library.replaced', { count }),
      ...(rejections.length > 0 ? { detail: t('media.library.replacedNot', { count: rejections.length }) } : {}),
      ...(changeSetId === null
        ? {}
        : {
            action: {
              text: t('media.receipt.undo'),
              onClick: () => void startJob('catalogue.undo', { requestId: newRequestId(), changeSetId }),
            },
          }),
    })
  }
  return (
    <Button icon={Replace} disabled={products === 0} isBusy={state === 'running'} onClick={() => void handleReplace()}>
      {t('media.library.replace')}
    </Button>
  )
}
