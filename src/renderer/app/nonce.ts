/** Nonce of this page's content policy: `<style>` elements made at run time carry it. Vite puts it in the page. */
export const styleNonce: string | undefined =
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined
