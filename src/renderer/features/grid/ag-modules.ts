import type { Module } from 'ag-grid-community'
import {
  CellStyleModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  CustomEditorModule,
  EventApiModule,
  HighlightChangesModule,
  InfiniteRowModelModule,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
  TooltipModule,
  ValidationModule,
} from 'ag-grid-community'

/** Hand-picked: all of AG Grid would be a quarter larger. Validation explains mistakes, during development only. */
export const gridModules: Module[] = [
  InfiniteRowModelModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  RowApiModule,
  ScrollApiModule,
  RenderApiModule,
  EventApiModule,
  CellStyleModule,
  TooltipModule,
  HighlightChangesModule,
  CustomEditorModule,
  ...(import.meta.env.DEV ? [ValidationModule] : []),
]
