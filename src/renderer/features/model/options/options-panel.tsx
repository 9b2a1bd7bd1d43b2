import { ClipboardPaste, Combine, Pencil, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Labels } from '../../../../shared/vocabulary.ts'
import { useQuery } from '../../../engine/index.ts'
import { useLanguage } from '../../../i18n/index.ts'
import { Button, Cell, EmptyState, SearchField, VirtualList } from '../../../ui/index.ts'
import styles from '../model.module.css'
import { MergeDialog } from './merge-dialog.tsx'
import { OptionDialog } from './option-dialog.tsx'
import { PasteDialog } from './paste-dialog.tsx'

export interface OptionItem {
  readonly code: string
  readonly labels: Labels
  readonly synonyms: readonly string[]
}

type Open = 'paste' | 'merge' | 'edit' | 'new' | null

/** More than this are found by searching. */
const MOST = 50_000

/** The options of a select: any number of them, searched, pasted from a sheet, merged. */
export function OptionsPanel({ attribute }: { readonly attribute: string }): ReactNode {
  const { t, format } = useLanguage()
  const [search, setSearch] = useState('')
  const [selected, setSelected] = useState<number | null>(null)
  const [open, setOpen] = useState<Open>(null)
  const { data } = useQuery(
    'model.list',
    { entity: 'option', of: attribute, search, limit: MOST },
    { keepPrevious: true },
  )
  const options = (data?.items ?? []).map(({ code, fields }): OptionItem => ({
    code,
    labels: fields['labels'] as Labels, // the contract's fields of an option
    synonyms: fields['synonyms'] as readonly string[],
  }))
  const languages = [...new Set(options.flatMap(({ labels }) => Object.keys(labels)))].slice(0, 4)
  const chosen = selected === null ? undefined : options[selected]
  return (
    <section className={styles['section']} aria-label={t('model.options')}>
      <h3>
        {t('model.options')} <span className={styles['count']}>{format.number(data?.total ?? 0)}</span>
      </h3>
      <div className={styles['bar']}>
        <SearchField
          value={search}
          onChange={(text) => {
            setSearch(text)
            setSelected(null)
          }}
        />
        <span className={styles['spring']} />
        <Button icon={Plus} onClick={() => setOpen('new')}>
          {t('model.option.add')}
        </Button>
        <Button icon={ClipboardPaste} onClick={() => setOpen('paste')}>
          {t('model.option.paste')}
        </Button>
        <Button icon={Pencil} disabled={!chosen} onClick={() => setOpen('edit')}>
          {t('model.option.edit')}
        </Button>
        <Button icon={Combine} disabled={!chosen || options.length < 2} onClick={() => setOpen('merge')}>
          {t('model.option.merge')}
        </Button>
      </div>
      {data && options.length === 0 ? (
        <EmptyState icon={ClipboardPaste} title={t('model.option.none')} text={t('model.option.noneText')} />
      ) : (
        <div className={styles['optionList']} onDoubleClick={() => chosen && setOpen('edit')}>
          <VirtualList
            label={t('model.options')}
            count={options.length}
            rowHeight={28}
            columns={`minmax(100px, 1fr) repeat(${languages.length + 1}, minmax(90px, 1fr))`}
            header={[t('model.code'), ...languages, t('model.field.synonyms')]}
            selected={selected}
            onSelect={setSelected}
            renderRow={(index) => {
              const option = options[index]
              return (
                option && (
                  <>
                    <Cell isHeader>{option.code}</Cell>
                    {languages.map((language) => (
                      <Cell key={language}>{option.labels[language] ?? ''}</Cell>
                    ))}
                    <Cell>{option.synonyms.join(', ')}</Cell>
                  </>
                )
              )
            }}
          />
        </div>
      )}
      {open === 'paste' && <PasteDialog attribute={attribute} known={options} onClose={() => setOpen(null)} />}
      {open === 'merge' && chosen && (
        <MergeDialog attribute={attribute} from={chosen} options={options} onClose={() => setOpen(null)} />
      )}
      {(open === 'new' || (open === 'edit' && chosen)) && (
        <OptionDialog
          attribute={attribute}
          option={open === 'edit' ? (chosen ?? null) : null}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  )
}
