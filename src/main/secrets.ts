import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { SecretKept } from '../shared/desktop.ts'

/** What of Electron's safeStorage is used; on Linux the backend tells whether there is a real key store. */
export interface Cipher {
  isEncryptionAvailable(): boolean
  encryptString(text: string): Buffer
  decryptString(bytes: Buffer): string
  getSelectedStorageBackend?: () => string
}

export interface Secrets {
  save(ref: string, value: string): SecretKept
  /** Null when there is none, or when it cannot be read any more (another user, another key store). */
  get(ref: string): string | null
}

const schema = z.record(z.string(), z.base64())

/**
 * Shop secrets, encrypted by the system's key store in one file. Where the system has none (Linux without a keyring:
 * `basic_text` would be a fixed, public key) they are held in memory only: never in plain text on disk.
 */
export function openSecrets(file: string, cipher: Cipher): Secrets {
  const inMemory = new Map<string, string>()
  return {
    save: (ref, value) => {
      inMemory.set(ref, value)
      if (!hasKeyStore(cipher)) return 'memory'
      const stored = { ...read(file), [ref]: cipher.encryptString(value).toString('base64') }
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(`${file}.new`, JSON.stringify(stored), { mode: 0o600 })
      renameSync(`${file}.new`, file)
      return 'key-store'
    },
    get: (ref) => {
      const held = inMemory.get(ref)
      if (held !== undefined) return held
      const stored = read(file)[ref]
      if (stored === undefined || !hasKeyStore(cipher)) return null
      try {
        return cipher.decryptString(Buffer.from(stored, 'base64'))
      } catch {
        return null // the key is gone; the connection asks for the secret again
      }
    },
  }
}

function hasKeyStore(cipher: Cipher): boolean {
  if (!cipher.isEncryptionAvailable()) return false
  return process.platform !== 'linux' || !['basic_text', 'unknown'].includes(cipher.getSelectedStorageBackend?.() ?? '')
}

function read(file: string): Readonly<Record<string, string>> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return {} // none yet, or damaged: secrets can be given again
  }
}
