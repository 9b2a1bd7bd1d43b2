/** Stands in the built page for the nonce; main puts a fresh one in its place each time the page is loaded. */
export const CSP_NONCE_PLACEHOLDER = '__CSP_NONCE__'
