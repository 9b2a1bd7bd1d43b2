import type { Rejection } from '../../shared/contract/common.ts'
import { AppError } from '../../shared/errors.ts'
import type { FaultReason } from '../../shared/filter/faults.ts'
import type { ErrorDetails } from '../../shared/errors.ts'
import type { Labels } from '../../shared/vocabulary.ts'
import type { Translator } from './translator.ts'

/**
 * An error in the person's words: by its finer reason (`reason.<details.reason>`), by its code (`error.<code>`), and
 * where we have neither, the plain English it came with.
 */
export function errorText(error: Error, { ref }: Translator): string {
  if (!(error instanceof AppError)) return error.message
  const params = paramsOf(error.details, error.message)
  const reason = error.details['reason']
  const fault = error.details['fault']
  if (reason === 'filter' && typeof fault === 'string') {
    const message = filterFaultText({ code: fault, params, message: String(error.details['message']) }, { ref })
    return ref({ key: 'error.filter', params: { message, place: Number(error.details['position']) + 1 } }) ?? message
  }
  const fine = typeof reason === 'string' ? ref({ key: `reason.${reason}`, params }) : null
  return fine ?? ref({ key: `error.${error.code}`, params }) ?? error.message
}

/** Refusals whose words name the step of a column that they come from. */
const NAMES_STEP = new Set(['no-match', 'no-such-part', 'not-in-table'])

/** Why a value was refused: `rejection.<code>`, or the plain English it came with; with the step that refused it. */
export function rejectionText(rejection: Rejection, { ref, label }: Translator): string {
  const { message, value, column, params: more } = rejection
  const named = { ...countedWords(more, ref), ...labelledRule(more, label) }
  const params = { message, value: value ?? '', column: column ?? '', ...more, ...named }
  const text = ref({ key: `rejection.${rejection.code}`, params }) ?? rejection.message
  const step = more?.['step']
  if (step === undefined || NAMES_STEP.has(rejection.code)) return text
  return ref({ key: 'staging.refused.atStep', params: { step, text } }) ?? text
}

/** The name of a rule in the person's language: the engine gives all it has. */
function labelledRule(params: Rejection['params'], label: Translator['label']): Record<string, string> {
  const { rule, labels } = params ?? {}
  if (typeof rule !== 'string' || typeof labels !== 'string') return {}
  return { rule: label(JSON.parse(labels) as Labels, rule) } // as the engine wrote them
}

/** What is wrong with a filter: `filter.fault.<code>`, that of a value `rejection.<code>`, or plain English. */
export function filterFaultText(
  { code, params, message }: FaultReason & { readonly message: string },
  { ref }: Pick<Translator, 'ref'>,
): string {
  if (code !== 'expected')
    return ref({ key: `filter.fault.${code}`, params }) ?? ref({ key: `rejection.${code}`, params }) ?? message
  const what = ref({ key: `filter.expected.${params['what']}`, params: {} })
  const at = params['text'] === '' ? 'end' : params['isName'] === 1 ? 'name' : 'instead'
  return (what !== null && ref({ key: `filter.fault.expected.${at}`, params: { ...params, what } })) || message
}

/** What holds something back, in words with its number: `what: 'values', count: 3` is "3 values". */
function countedWords(params: Rejection['params'], ref: Translator['ref']): Record<string, string> {
  const { what, count } = params ?? {}
  const words = what === undefined ? null : ref({ key: `rejection.what.${what}`, params: { count: count ?? 0 } })
  return words === null ? {} : { what: words }
}

function paramsOf(details: ErrorDetails, message: string): Record<string, string | number> {
  const plain = Object.entries(details).filter((pair): pair is [string, string | number] => {
    return typeof pair[1] === 'string' || typeof pair[1] === 'number'
  })
  return { message, ...Object.fromEntries(plain) }
}
