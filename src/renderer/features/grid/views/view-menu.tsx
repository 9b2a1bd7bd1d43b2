import { Bookmark, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ViewDefinition } from '../../../../shared/contract/views.ts'
import { newRequestId, useCommand, useQuery } from '../../../engine/index.ts'
import type { Outcome } from '../../../engine/index.ts'
import { errorText, useLanguage } from '../../../i18n/index.ts'
import type { MenuEntry } from '../../../ui/index.ts'
import { Button, Menu, toast } from '../../../ui/index.ts'
import { sameView } from './same-view.ts'
import { ViewNameDialog } from './view-name-dialog.tsx'

export interface ViewMenuProps {
  /** What the grid shows now. */
  readonly current: ViewDefinition
  readonly onApply: (definition: ViewDefinition) => void
  /** The grid as it is without any view. */
  readonly onReset: () => void
  readonly isReadOnly: boolean
}

/** Views kept in the catalogue: open, save, save as, rename, delete, and the one that it opens with. */
export function ViewMenu({ current, onApply, onReset, isReadOnly }: ViewMenuProps): ReactNode {
  const language = useLanguage()
  const { t } = language
  const views = useQuery('views.list', {}).data?.views
  const [openId, setOpenId] = useState<number | null>(null)
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null)
  const save = useCommand('views.save')
  const remove = useCommand('views.remove')
  const open = views?.find(({ id }) => id === openId)
  const isChanged = open !== undefined && !sameView(open.definition, current)

  const apply = (id: number): void => {
    const view = views?.find((each) => each.id === id)
    if (!view) return
    setOpenId(id)
    onApply(view.definition)
  }
  const isStarted = useRef(false)
  const start = useEffectEvent(() => {
    const first = views?.find(({ isDefault }) => isDefault)
    const isUntouched = current.filter === '' && current.search === '' && current.sort.length === 0
    if (first && isUntouched) apply(first.id)
  })
  const isListed = views !== undefined
  useEffect(() => {
    if (!isListed || isStarted.current) return
    isStarted.current = true
    start()
  }, [isListed])

  const told = <T,>(outcome: Outcome<T>): outcome is { readonly ok: true; readonly value: T } => {
    if (!outcome.ok) toast({ kind: 'bad', text: errorText(outcome.error, language) })
    return outcome.ok
  }
  const saveAs = async (name: string): Promise<boolean> => {
    const outcome = await save.run({ requestId: newRequestId(), viewId: null, name, definition: current })
    if (told(outcome)) setOpenId(outcome.value.viewId)
    return outcome.ok
  }
  const change = async (next: { name?: string; definition?: ViewDefinition; isDefault?: boolean }): Promise<boolean> =>
    told(await save.run({ requestId: newRequestId(), viewId: openId, ...next }))
  const drop = async (): Promise<void> => {
    if (openId !== null && told(await remove.run({ requestId: newRequestId(), viewId: openId }))) setOpenId(null)
  }

  const ofOpen: MenuEntry[] = open
    ? [
        {
          id: 'save',
          text: t('views.save'),
          isDisabled: !isChanged,
          onSelect: () => void change({ definition: current }),
        },
        { id: 'rename', text: t('views.rename'), onSelect: () => setNaming('rename') },
        {
          id: 'default',
          text: t('views.default'),
          isChecked: open.isDefault,
          onSelect: () => void change({ isDefault: !open.isDefault }),
        },
        { id: 'delete', text: t('views.delete'), isDanger: true, onSelect: () => void drop() },
      ]
    : []
  const entries: MenuEntry[] = [
    {
      id: 'none',
      text: t('views.none'),
      isChecked: !open,
      onSelect: () => {
        setOpenId(null)
        onReset()
      },
    },
    ...(views ?? []).map(({ id, name, isDefault }): MenuEntry => ({
      id: `view-${id}`,
      text: isDefault ? `${name} · ${t('views.isDefault')}` : name,
      isChecked: id === openId,
      onSelect: () => apply(id),
    })),
    ...(isReadOnly
      ? []
      : [
          { kind: 'separator' as const, id: 'line' },
          { id: 'saveAs', text: t('views.saveAs'), onSelect: () => setNaming('new') },
          ...ofOpen,
        ]),
  ]
  const shown = open ? `${open.name}${isChanged ? ' *' : ''}` : t('views.title')
  const trigger = (
    <Button kind="quiet" icon={Bookmark} aria-label={open ? `${t('views.title')}: ${shown}` : shown}>
      {shown}
      <ChevronDown size={14} aria-hidden />
    </Button>
  )
  return (
    <>
      <Menu trigger={trigger} entries={entries} />
      {naming && (
        <ViewNameDialog
          title={naming === 'new' ? t('views.saveAs') : t('views.rename')}
          name={naming === 'rename' ? (open?.name ?? '') : ''}
          onClose={() => setNaming(null)}
          onSave={(name) => (naming === 'new' ? saveAs(name) : change({ name }))}
        />
      )}
    </>
  )
}
