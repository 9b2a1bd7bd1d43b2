import { decodeHTML } from 'entities'
import { safeHtml } from '../../../shared/safe-html.ts'

/** What ends a line where a browser shows it. */
const LINE_END = /<br\s*\/?>|<\/(?:p|h[1-6]|li|tr|blockquote|table)>|<hr\s*\/?>/g

/**
 * The text of formatted text: paragraphs, list points and rows of a table as lines, entities as the signs they stand
 * for, code and styles gone. Text without any of that stays as it is.
 */
export function htmlText(html: string): string {
  if (!/[<&]/.test(html)) return html
  const lines = safeHtml(/<[a-zA-Z/!?]/.test(html) ? html.replace(/\s+/g, ' ') : html)
    .replace(LINE_END, '\n')
    .replace(/<\/t[dh]>/g, ' ')
    .replace(/<[^>]*>/g, '')
  return decodeHTML(lines)
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
