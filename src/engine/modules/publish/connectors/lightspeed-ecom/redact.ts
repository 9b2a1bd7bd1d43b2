/**
 * A function that blanks the credentials, in every form they travel in, out of a text: a server may repeat them in an
 * error, and errors are shown and logged.
 */
export function redactor(key: string, secret: string): (text: string) => string {
  const token = Buffer.from(`${key}:${secret}`).toString('base64')
  const forms = [token, secret, key, encodeURIComponent(secret), encodeURIComponent(key)]
  const hidden = [...new Set(forms)].filter((form) => form.length > 0).sort((a, b) => b.length - a.length)
  return (text) => hidden.reduce((shown, form) => shown.replaceAll(form, '•••'), text)
}
