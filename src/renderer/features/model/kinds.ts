import type { LucideIcon } from 'lucide-react'
import { Boxes, Compass, FolderTree, Group, Languages, Link2, Ruler, Split, Store, Tags, Truck } from 'lucide-react'
import type { ModelEntity } from '../../../shared/contract/model-change.ts'

/** What the screen lists at its left; options are edited with their attribute. */
export type Kind = Exclude<ModelEntity, 'option'>

/** In the order in which a catalogue is thought out: what products are, then where they are sold. */
export const KINDS: readonly { readonly kind: Kind; readonly icon: LucideIcon }[] = [
  { kind: 'family', icon: Boxes },
  { kind: 'attribute', icon: Tags },
  { kind: 'attribute-group', icon: Group },
  { kind: 'family-variant', icon: Split },
  { kind: 'category', icon: FolderTree },
  { kind: 'association-type', icon: Link2 },
  { kind: 'measurement-family', icon: Ruler },
  { kind: 'channel', icon: Store },
  { kind: 'locale', icon: Languages },
  { kind: 'context', icon: Compass },
  { kind: 'supplier', icon: Truck },
]
