import type { Secrets } from '../runtime/services.ts'

/** How a connection made here remembers where its secret is: the variable's name, never what is in it. */
export function secretRefOf(variable: string): string {
  return `env:${variable}`
}

/**
 * Secrets from environment variables. `override` is a variable to use for whatever secret is asked: for connections
 * that the app made, whose secrets lie in the system's key store.
 */
export function environmentSecrets(
  environment: Readonly<Record<string, string | undefined>>,
  override: string | null,
): Secrets {
  return {
    get: (ref) => {
      const variable = override ?? (ref.startsWith('env:') ? ref.slice('env:'.length) : null)
      return Promise.resolve((variable === null ? undefined : environment[variable]) ?? null)
    },
  }
}
