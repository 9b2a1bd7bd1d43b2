import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Output } from '../../../shared/contract/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Badge, Cell, VirtualList, folded } from '../../ui/index.ts'
import { changesOfMove, treeRows } from './category-rows.ts'
import { CategoryTree } from './category-tree.tsx'
import type { Draft } from './field-specs.ts'
import type { Kind } from './kinds.ts'
import { draftKey, openThing, useModel } from './model-session.ts'
import { nameOf } from './names.ts'
import { useChange } from './use-change.ts'

type Items = Output<'model.list'>['items']

interface Props {
  readonly kind: Kind
  readonly title: string
  readonly items: Items
  readonly search: string
}

/** The things of one kind, searched by name and code; categories as a tree. */
export function ThingList({ kind, title, items, search }: Props): ReactNode {
  const language = useLanguage()
  const { t, label } = language
  const code = useModel((session) => session.code)
  const drafts = useModel((session) => session.drafts)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const change = useChange()
  const sought = folded(search)
  const named = items.map((item) => ({ item, text: nameOf(kind, item, language) }))
  const found = named.filter(
    ({ item, text }) => sought === '' || folded(`${text} ${item.code} ${synonymsOf(item.fields)}`).includes(sought),
  )

  if (kind === 'category' && sought === '') {
    const nodes = named.map(({ item, text }) => ({
      code: item.code,
      text,
      parent: (item.fields['parent'] ?? null) as string | null, // the contract's field of a category
    }))
    const toggle = (each: string): void => {
      const next = new Set(closed)
      if (!next.delete(each)) next.add(each)
      setClosed(next)
    }
    return (
      <CategoryTree
        label={title}
        rows={treeRows(nodes, closed)}
        selected={code}
        onSelect={openThing}
        onToggle={toggle}
        onMove={(move) => void change.make(changesOfMove(nodes, move))}
      />
    )
  }

  const selected = found.findIndex(({ item }) => item.code === code)
  const facts = (fields: Draft): ReactNode => {
    if (fields['isArchived'] === true) return <Badge kind="warn">{t('model.archived')}</Badge>
    if (kind === 'attribute') return language.ref({ key: `grid.type.${String(fields['type'])}`, params: {} })
    if (kind === 'family') return t('model.attributes', { count: lengthOf(fields['attributes']) })
    if (kind === 'measurement-family') return t('model.units', { count: lengthOf(fields['units']) })
    if (kind === 'locale') return fields['isDefault'] === true ? t('model.field.isDefault') : ''
    return label(undefined, '')
  }
  return (
    <VirtualList
      label={title}
      count={found.length}
      rowHeight={32}
      columns="minmax(0, 3fr) minmax(0, 2fr)"
      header={[t('model.name'), t('model.field.kind')]}
      selected={selected === -1 ? null : selected}
      onSelect={(index) => openThing(found[index]?.item.code ?? null)}
      renderRow={(index) => {
        const row = found[index]
        const isEdited = row !== undefined && drafts[draftKey(kind, null, row.item.code)] !== undefined
        return (
          row && (
            <>
              <Cell isHeader title={row.item.code}>
                {row.text}
                {isEdited && <span aria-label={t('model.unsaved')}> •</span>}
              </Cell>
              <Cell>{facts(row.item.fields)}</Cell>
            </>
          )
        )
      }}
    />
  )
}

function synonymsOf(fields: Draft): string {
  return Array.isArray(fields['synonyms']) ? fields['synonyms'].join(' ') : ''
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}
