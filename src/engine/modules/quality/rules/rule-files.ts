import { readFile, stat, writeFile } from 'node:fs/promises'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { QualityRule, RuleFile } from '../../../../shared/contract/rules.ts'
import { ruleFile, rulePack } from '../../../../shared/contract/rules.ts'
import { AppError } from '../../../../shared/errors.ts'
import { chosenPath, openedFile } from '../../../runtime/chosen-file.ts'
import type { JobContext, ReadContext, WriteContext } from '../../../runtime/module.ts'
import { readStep, writeStep } from '../../../runtime/module.ts'
import { changeRules } from './change-rules.ts'

/** 500 rules with their words in ten languages are half of it; more is something else. */
const MAX_BYTES = 5_000_000

const rulesText = readStep(
  'quality.rulesText',
  'reader',
  ({ structure }: ReadContext, { codes }: { readonly codes: readonly string[] | null }) => {
    const rules = structure()
      .rules.filter(({ code }) => codes === null || codes.includes(code))
      .map(({ id: _, ...rule }) => rule)
    return { text: textOf(rules), rules: rules.length }
  },
)

const putRules = writeStep(
  'quality.putRules',
  (context: WriteContext, { requestId, rules }: { readonly requestId: string; readonly rules: QualityRule[] }) => {
    const before = new Set(context.store.structure().rules.map(({ code }) => code))
    const { changeSet } = changeRules(context, { requestId, put: rules, remove: [] })
    return { changeSet, rules: rules.length, replaced: rules.filter(({ code }) => before.has(code)).length }
  },
)

export const ruleFileSteps = [rulesText, putRules]

/** Writes rules as a file that people can read, and that comes back as they are. */
export async function saveRules(
  context: JobContext,
  { ticket, codes }: Parsed<'quality.saveRules'>,
): Promise<Result<'quality.saveRules'>> {
  const path = chosenPath(context, ticket)
  const { text, rules } = await context.run(rulesText, { codes })
  await writeFile(path, text)
  return { rules }
}

/** Takes the rules of a file in, as one step; a file that says one thing wrongly changes nothing. */
export async function openRules(
  context: JobContext,
  { ticket, requestId }: Parsed<'quality.openRules'>,
): Promise<Result<'quality.openRules'>> {
  const { path } = openedFile(context, ticket)
  if ((await stat(path)).size > MAX_BYTES) throw unreadable('too-large', 'This file is too large for rules.')
  return context.run(putRules, { requestId, rules: rulesIn(await readFile(path, 'utf8')) })
}

/** The rules that a text says, of a file of rules or of a pack; refuses others with the place of what is wrong. */
function rulesIn(text: string): QualityRule[] {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw unreadable('not-rules', 'This file is not JSON.')
  }
  const isPack = typeof json === 'object' && json !== null && 'pack' in json
  const parsed = (isPack ? rulePack : ruleFile).safeParse(json)
  if (parsed.success) return parsed.data.rules
  const [issue] = parsed.error.issues
  const place = issue?.path.join(' > ') ?? ''
  throw unreadable('not-rules', `These are no rules: ${place} ${issue?.message ?? ''}`.trimEnd(), place)
}

function unreadable(fault: 'too-large' | 'not-rules', message: string, place = ''): AppError {
  return new AppError('source-unreadable', message, { reason: `rule-file-${fault}`, place })
}

function textOf(rules: readonly QualityRule[]): string {
  const file: RuleFile = { format: 'etalage-rules', version: 1, rules: [...rules] }
  return `${JSON.stringify(file, null, 2)}\n`
}
