import { decodeEntities, decodeWorkbookEscapes } from '../xml/entities.ts'

/**
 * The text of a string item: one `<t>`, or the `<t>` of every run. Reading aids for Japanese (`<rPh>`) are not part of
 * the text. `prefix` is the namespace prefix with its colon, usually ''.
 */
export function richText(item: string, prefix: string): string {
  return decodeWorkbookEscapes(decodeEntities(onlyText(item, prefix) ?? runs(item, prefix)))
}

/** The text of an item that is one `<t>`, as nearly all are; undefined for any other. */
function onlyText(item: string, prefix: string): string | undefined {
  const nameEnd = prefix.length + 2
  const next = item.charCodeAt(nameEnd)
  if ((next !== 0x3e && next !== 0x20) || !item.startsWith(`<${prefix}t`)) return undefined
  const start = item.indexOf('>', nameEnd) + 1
  const close = item.indexOf('<', start)
  return close === item.length - nameEnd - 2 && start > 0 ? item.slice(start, close) : undefined
}

function runs(item: string, prefix: string): string {
  const openTag = `<${prefix}t`
  const aid = `<${prefix}rPh`
  const visible = item.includes(aid) ? item.replace(new RegExp(`${aid}[\\s>].*?</${prefix}rPh>`, 'gs'), '') : item
  let text = ''
  for (let open = visible.indexOf(openTag); open !== -1; open = visible.indexOf(openTag, open + 1)) {
    const next = visible.charAt(open + openTag.length)
    const tagEnd = visible.indexOf('>', open)
    // "<t>" and "<t xml:space=…>", but neither "<tag>" nor "<t/>".
    if (tagEnd === -1 || !/[\s>]/.test(next) || visible.charAt(tagEnd - 1) === '/') continue
    const close = visible.indexOf('<', tagEnd)
    text += visible.slice(tagEnd + 1, close === -1 ? undefined : close)
  }
  return text
}
