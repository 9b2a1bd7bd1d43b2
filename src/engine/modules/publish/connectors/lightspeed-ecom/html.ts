import { decodeHTML } from 'entities'

/** Plain text as markup: paragraphs at empty lines, breaks at single ones, nothing in it taken for a tag. */
export function textToHtml(text: string): string {
  const paragraphs = text
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n{2,}/)
  return paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`).join('')
}

/** Markup as one line of plain text. */
export function htmlToText(html: string): string {
  const spaced = html.replaceAll(/<(br|\/p|\/li|\/h\d|\/div|\/tr)\b[^>]*>/gi, ' ').replaceAll(/<[^>]*>/g, '')
  return decodeHTML(spaced).replaceAll(/\s+/g, ' ').trim()
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
