// Every ASCII character: such text has no accents to strip, which is most of it.
const ASCII = /^[\t\n\r -~]*$/

/** Text as people compare it: lower case, without accents, white space collapsed and trimmed. */
export function fold(text: string): string {
  return foldAccents(text).replace(/\s+/g, ' ').trim()
}

/** Lower case without accents, everything else as it is. */
export function foldAccents(text: string): string {
  const plain = ASCII.test(text)
    ? text
    : text
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .normalize('NFC')
  return plain.toLowerCase()
}
