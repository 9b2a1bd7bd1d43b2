import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '../../engine/index.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useNames } from '../../state/column-names.ts'
import { Cell, Notice, VirtualList } from '../../ui/index.ts'
import styles from './import.module.css'
import { columnLetter, groupColumns } from './mapping-groups.ts'
import type { SourceColumn } from './mapping-groups.ts'
import { lintMapping } from './mapping-lint.ts'
import type { MappingIssue } from './mapping-lint.ts'
import { LayoutNotice } from './layout-notice.tsx'
import { PresetNotice } from './preset-notice.tsx'
import { MappingRow } from './mapping-row.tsx'
import { VariantsNotice } from './variants-notice.tsx'
import { ValueFaults } from './value-faults.tsx'
import { importTargets } from './mapping-targets.ts'
import type { StepProps } from './source-step.tsx'
import { AddField } from './steps/add-field.tsx'
import { StepsDialog } from './steps/steps-dialog.tsx'

type Line =
  | { readonly kind: 'group'; readonly group: 'unsure' | 'mapped' | 'ignored'; readonly count: number }
  | { readonly kind: 'column'; readonly column: SourceColumn; readonly group: 'unsure' | 'mapped' | 'ignored' }

/** Three samples one below the other. */
const ROW_HEIGHT = 64
const GROUP_HEIGHT = 36
const TRACKS = 'minmax(110px, 1fr) minmax(130px, 1.2fr) minmax(250px, 1.9fr) minmax(120px, 1.2fr) 160px 176px'

/** Where every source column goes, and why. What is only a guess comes first and is asked. */
export function MappingStep({ phase, description }: StepProps): ReactNode {
  const { t } = useLanguage()
  const structure = useQuery('catalogue.structure', {}).data
  const { columns } = description
  const [transformed, setTransformed] = useState<number | null>(null)
  const transforming = columns.find(({ index, mapping }) => index === transformed && mapping.target.kind !== 'ignore')
  const targets = structure ? importTargets(structure) : []
  const issues = lintMapping(columns)
  const groups = groupColumns(columns)
  const lines: readonly Line[] = (['unsure', 'mapped', 'ignored'] as const).flatMap((group) => {
    const members = groups[group]
    if (members.length === 0) return []
    const rows: Line[] = members.map((column) => ({ kind: 'column', column, group }))
    return [{ kind: 'group', group, count: members.length } satisfies Line, ...rows]
  })

  return (
    <div className={styles['mapping']}>
      <div className={styles['notices']}>
        <PresetNotice importId={phase.importId} description={description} />
        <VariantsNotice importId={phase.importId} description={description} />
        <LayoutNotice known={description.known} columns={columns} />
        <Issues issues={issues} columns={columns} />
        <ValueFaults importId={phase.importId} columns={columns} />
      </div>
      <AddField importId={phase.importId} columns={columns} targets={targets} onAdded={setTransformed} />
      {transforming && structure && (
        <StepsDialog
          key={transforming.index}
          importId={phase.importId}
          column={transforming}
          columns={columns}
          structure={structure}
          onClose={() => setTransformed(null)}
        />
      )}
      <VirtualList
        label={t('import.step.mapping')}
        count={lines.length}
        rowHeight={(index) => (lines[index]?.kind === 'group' ? GROUP_HEIGHT : ROW_HEIGHT)}
        columns={TRACKS}
        header={[
          t('import.mapping.column'),
          t('import.mapping.samples'),
          t('import.mapping.target'),
          t('import.mapping.reason'),
          t('import.mapping.reading'),
          <span key="actions" className="visually-hidden">
            {t('import.mapping.actions')}
          </span>,
        ]}
        renderRow={(index) => {
          const line = lines[index]
          if (line?.kind === 'column' && structure) {
            return (
              <MappingRow
                key={line.column.index}
                importId={phase.importId}
                column={line.column}
                columns={columns}
                group={line.group}
                structure={structure}
                targets={targets}
                issues={issues}
                isSettled={phase.settled.has(line.column.index)}
                onTransform={() => setTransformed(line.column.index)}
              />
            )
          }
          return line?.kind === 'group' ? <GroupLine group={line.group} count={line.count} /> : null
        }}
      />
    </div>
  )
}

function GroupLine({
  group,
  count,
}: {
  readonly group: 'unsure' | 'mapped' | 'ignored'
  readonly count: number
}): ReactNode {
  const { t, format } = useLanguage()
  const name = {
    unsure: t('import.mapping.unsure'),
    mapped: t('import.mapping.mapped'),
    ignored: t('import.mapping.ignored'),
  }[group]
  return (
    <Cell className={styles['group']}>
      {name} <span className={styles['groupCount']}>{format.number(count)}</span>
    </Cell>
  )
}

function Issues({
  issues,
  columns,
}: {
  readonly issues: readonly MappingIssue[]
  readonly columns: readonly SourceColumn[]
}): ReactNode {
  const { t } = useLanguage()
  const names = useNames()
  const headers = (issue: MappingIssue): string =>
    issue.columns
      .map((index) => t('staging.quoted', { text: columns[index]?.header || columnLetter(index) }))
      .join(', ')
  const text = (issue: MappingIssue): string => {
    switch (issue.code) {
      case 'no-identifier':
      case 'nothing-mapped':
        return t(`import.lint.${issue.code}`)
      case 'two-identifiers':
      case 'unsure-identifier':
        return t(`import.lint.${issue.code}`, { columns: headers(issue) })
      case 'same-target':
        return t('import.lint.same-target', { columns: headers(issue), target: names.column(issue.target ?? '') })
      case 'unsure':
        return t('import.lint.unsure', { count: issue.columns.length })
    }
  }
  return issues.map((issue) => (
    <Notice key={`${issue.code}${issue.target ?? ''}`} kind={issue.blocks ? 'bad' : 'warn'}>
      {text(issue)}
    </Notice>
  ))
}
