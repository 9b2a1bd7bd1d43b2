import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseColumnKey } from '../../../shared/column-key.ts'
import { word } from '../../../shared/filter/format.ts'
import type { ReadContext } from '../../runtime/module.ts'
import type { Db } from '../../store/database.ts'
import type { FamilyRequirements, Requirements, Scope } from './requirements.ts'
import { NO_FAMILY, requirementsOf } from './requirements.ts'

type Summary = Result<'quality.summary'>
type Score = Summary['scopes'][number]

/** The figures of the dashboard, from counters: a few rows, however many products. */
export function summary({ db, structure }: ReadContext, input: Parsed<'quality.summary'>): Summary {
  const model = structure()
  const requirements = requirementsOf(model)
  const family = input.family === null ? null : model.families.get(input.family)
  if (family === undefined)
    throw new AppError('not-found', `The catalogue has no family "${input.family}".`, { family: input.family })
  const all = [...requirements.families.values()]
  const families = family === null ? all : all.filter((each) => each.family.id === family.id)
  const totals = readTotals(db)
  const scope = findScope(requirements, input.channel, input.locale)
  return {
    scopes: requirements.scopes.map((each, index) => ({
      channel: each.channel.code,
      locale: each.locale,
      ...sum(families.map((of) => scoreOf(totals, of, each, index))),
    })),
    families:
      scope === null
        ? []
        : families.map((of) => ({
            family: of.family.code,
            ...scoreOf(totals, of, scope, requirements.scopes.indexOf(scope)),
          })),
    attributes: scope === null ? [] : attributeBars(db, requirements, families, scope, totals, input.family),
    withoutFamily: productsOf(totals, NO_FAMILY, requirements.scopes[0]),
  }
}

type Totals = ReadonlyMap<string, { readonly products: number; readonly complete: number; readonly missing: number }>

function readTotals(db: Db): Totals {
  const rows = db
    .prepare("SELECT family_id || '/' || scope, products, complete, missing FROM completeness_total")
    .raw()
    .all() as [string, number, number, number][]
  return new Map(rows.map(([name, products, complete, missing]) => [name, { products, complete, missing }]))
}

function productsOf(totals: Totals, familyId: number, scope: Scope | undefined): number {
  return totals.get(`${familyId}/${scope?.column ?? ''}`)?.products ?? 0
}

function scoreOf(
  totals: Totals,
  { family, keys }: FamilyRequirements,
  scope: Scope,
  index: number,
): Omit<Score, 'channel' | 'locale'> {
  const { products, complete, missing } = totals.get(`${family.id}/${scope.column}`) ?? {
    products: 0,
    complete: 0,
    missing: 0,
  }
  return { products, complete, required: products * (keys[index]?.length ?? 0), missing }
}

function sum(scores: readonly Omit<Score, 'channel' | 'locale'>[]): Omit<Score, 'channel' | 'locale'> {
  const total = { products: 0, complete: 0, required: 0, missing: 0 }
  for (const score of scores)
    for (const name of ['products', 'complete', 'required', 'missing'] as const) total[name] += score[name]
  return total
}

/** One bar per required column, most missing first; its filter shows exactly the products it counts. */
function attributeBars(
  db: Db,
  requirements: Requirements,
  families: readonly FamilyRequirements[],
  scope: Scope,
  totals: Totals,
  family: string | null,
): Summary['attributes'] {
  const index = requirements.scopes.indexOf(scope)
  const missing = new Map(
    db.prepare("SELECT family_id || '/' || key, missing FROM completeness_key").raw().all() as [string, number][],
  )
  const bars = new Map<string, { required: number; missing: number }>()
  for (const of of families) {
    for (const key of of.keys[index] ?? []) {
      const bar = bars.get(key) ?? { required: 0, missing: 0 }
      bars.set(key, bar)
      bar.required += productsOf(totals, of.family.id, scope)
      bar.missing += missing.get(`${of.family.id}/${key}`) ?? 0
    }
  }
  const keys = [...bars.keys()]
  return [...bars]
    .map(([key, bar]) => {
      const parsed = parseColumnKey(key)
      const attribute = parsed?.attribute ?? key
      // A price in several currencies is several columns: the currency then says which.
      const isAlone = keys.filter((each) => parseColumnKey(each)?.attribute === attribute).length === 1
      const name = isAlone ? attribute : `${attribute}/${parsed?.currency ?? ''}`
      const filter = `missing ${word(name)} ${scope.channel.code}/${scope.locale}${family === null ? '' : ` and family = ${word(family)}`}`
      return { attribute, column: key, ...bar, filter }
    })
    .toSorted((a, b) => b.missing - a.missing || a.column.localeCompare(b.column))
}

function findScope({ scopes }: Requirements, channel: string | null, locale: string | null): Scope | null {
  const found = scopes.find(
    (scope) => (channel === null || scope.channel.code === channel) && (locale === null || scope.locale === locale),
  )
  if (!found && (channel !== null || locale !== null))
    throw new AppError(
      'not-found',
      `The catalogue has no ${[channel, locale].filter((part) => part !== null).join('/')}.`,
      { channel, locale },
    )
  return found ?? null
}
