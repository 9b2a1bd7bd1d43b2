import type { LucideIcon } from 'lucide-react'
import {
  ArrowDown,
  ArrowUp,
  Barcode,
  Calendar,
  CheckSquare,
  CircleDot,
  CircleGauge,
  Euro,
  FileText,
  Files,
  Folder,
  Hash,
  Image,
  Layers,
  Link,
  Link2,
  ListChecks,
  ListFilter,
  Lock,
  Ruler,
  Shapes,
  Tag,
  Text,
  Type,
} from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import type { ColumnKind } from './grid-column.ts'

/** The icon of each kind of column. */
export const KIND_ICONS: Readonly<Record<ColumnKind, LucideIcon>> = {
  sku: Tag,
  kind: Layers,
  family: Shapes,
  status: CircleDot,
  categories: Folder,
  completeness: CircleGauge,
  identifier: Barcode,
  text: Type,
  textarea: Text,
  'rich-text': FileText,
  number: Hash,
  boolean: CheckSquare,
  date: Calendar,
  'simple-select': CircleDot,
  'multi-select': ListChecks,
  price: Euro,
  measurement: Ruler,
  image: Image,
  file: FileText,
  'asset-collection': Files,
  reference: Link,
  links: Link2,
}

const OTHERS = { up: ArrowUp, down: ArrowDown, filter: ListFilter, lock: Lock }

export type IconName = ColumnKind | keyof typeof OTHERS

/** Icons for the headers, which the grid builds without React: they take copies from here. */
export function IconStock({ ref }: { readonly ref: Ref<HTMLDivElement> }): ReactNode {
  return (
    <div ref={ref} hidden>
      {Object.entries({ ...KIND_ICONS, ...OTHERS }).map(([name, Icon]) => (
        <Icon key={name} data-icon={name} size={14} aria-hidden />
      ))}
    </div>
  )
}

/** A copy of an icon of the stock. */
export function copyIcon(stock: HTMLElement, name: IconName): Node {
  return stock.querySelector(`[data-icon="${name}"]`)?.cloneNode(true) ?? document.createTextNode('')
}
