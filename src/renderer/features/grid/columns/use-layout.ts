import { useState } from 'react'
import type { Structure } from '../../../../shared/contract/catalogue.ts'
import type { ColumnLayout } from './column-layout.ts'
import { layoutSetting, startLayout } from './column-layout.ts'

/** The arrangement of the columns of a catalogue, and how to change it; kept on this machine. */
export function useLayout(
  catalogue: string,
  structure: Structure,
): readonly [ColumnLayout, (next: ColumnLayout) => void] {
  const setting = layoutSetting(catalogue)
  const [layout, setLayout] = useState(() => setting.get() ?? startLayout(structure))
  const change = (next: ColumnLayout): void => {
    setting.set(next)
    setLayout(next)
  }
  return [layout, change]
}
