/**
 * What a page of ours may load: its own files, the catalogue's media, nothing from anywhere else. Styles need the
 * page's nonce because the grid and the component library write `<style>` elements at run time.
 */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** During development the page comes from Vite's server, which adds inline scripts and styles and a web socket. */
export function developmentPolicy(serverUrl: string): string {
  const socket = serverUrl.replace(/^http/, 'ws')
  return [
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: app:",
    "font-src 'self'",
    `connect-src 'self' ${socket}`,
  ].join('; ')
}

/** Media is data: even an SVG or an HTML file with a picture's name may not do anything when opened. */
export const MEDIA_POLICY = "default-src 'none'; sandbox"
