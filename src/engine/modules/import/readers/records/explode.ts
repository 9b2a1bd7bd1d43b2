import type { RecordObject, RecordPath } from './record.ts'
import { joinPath } from './record.ts'

/**
 * The records at a path inside an outer record, each with what the objects around it say beside it: a variant gets the
 * SKU of its product as `parent.sku`, what stands further out as `parent.parent…`.
 */
export function explode(
  outer: RecordObject,
  outerPath: RecordPath,
  path: RecordPath,
  parent: RecordObject | null = null,
): readonly RecordObject[] {
  if (path === outerPath) return [parent === null ? outer : new Map([...outer, [PARENT, [parent]]])]
  const found: RecordObject[] = []
  for (const [name, nodes] of outer) {
    const partPath = joinPath(outerPath, name)
    if (path !== partPath && !path.startsWith(`${partPath}.`)) continue
    const beside: RecordObject = new Map([
      ...[...outer].filter(([other]) => other !== name),
      ...(parent === null ? [] : [[PARENT, [parent]] as const]),
    ])
    for (const node of nodes) if (typeof node !== 'string') found.push(...explode(node, partPath, path, beside))
  }
  return found
}

const PARENT = 'parent'
