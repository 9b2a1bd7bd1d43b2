import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { exportColumns } from '../../core/documents/index.ts'
import type { ReadContext, WriteContext } from '../../runtime/module.ts'
import { fitsField } from './connectors/lightspeed-ecom/default-mapping.ts'
import type { Mapping } from './connectors/lightspeed-ecom/desired.ts'
import { isShopField, shopField, shopFields } from './connectors/lightspeed-ecom/fields.ts'
import { loadConnection, saveSettings } from './connections.ts'
import { channelOf, mappingOf } from './shape.ts'

/** The fields of the shop, what feeds each, and what could. */
export function readMapping(
  context: ReadContext,
  { connectionId }: Parsed<'publish.mapping'>,
): Result<'publish.mapping'> {
  const connection = loadConnection(context, connectionId)
  const structure = context.structure()
  const channel = channelOf(structure, connection)
  const columns = exportColumns(structure, channel)
  const inForce = new Map(mappingOf(structure, channel, connection).map((mapping) => [mapping.field, mapping]))
  const fields = shopFields.map(({ field, kind, isLocalized, isRequired }) => {
    const candidates = columns.filter((column) => fitsField(kind, column)).map(({ column }) => column)
    const mapping = inForce.get(field) ?? { field, column: null, locale: null }
    return { field, isLocalized, isRequired, mapping, candidates }
  })
  return { fields }
}

/**
 * Saves what feeds which field. Refuses columns that may not leave to the channel, columns of the wrong kind, a price
 * given twice, and an empty title or SKU.
 */
export function setMapping(
  context: WriteContext,
  { connectionId, fields }: Parsed<'publish.setMapping'>,
): Result<'publish.setMapping'> {
  const connection = loadConnection(context, connectionId)
  const structure = context.structure()
  const channel = channelOf(structure, connection)
  const columns = exportColumns(structure, channel)
  for (const { field, column, locale } of fields) {
    if (!isShopField(field)) throw refuse(`The shop has no field ${field}.`, field)
    const { kind, isRequired } = shopField(field)
    if (column === null && isRequired) throw refuse(`${field} cannot be left out: the shop needs it.`, field)
    const found = column === null ? null : columns.find((candidate) => candidate.column === column)
    if (found === undefined) throw refuse(`${column} may not go to this channel.`, field)
    if (found && !fitsField(kind, found)) throw refuse(`${column} does not fit ${field}.`, field)
    if (locale !== null && !channel.locales.includes(locale))
      throw refuse(`The channel has no locale ${locale}.`, field)
  }
  const changed = new Map(fields.map((mapping) => [mapping.field, mapping]))
  const mapping = mappingOf(structure, channel, connection).map(
    (before): Mapping => changed.get(before.field) ?? before,
  )
  for (const price of ['variant.price', 'variant.oldPrice']) {
    const isTwice = ['Incl', 'Excl'].every((end) => mapping.find(({ field }) => field === `${price}${end}`)?.column)
    if (isTwice) throw refuse(`Send ${price} either with or without tax: the shop works out the other.`, `${price}Excl`)
  }
  saveSettings(context, { connectionId, change: { mapping } })
  return {}
}

function refuse(message: string, field: string): AppError {
  return new AppError('invalid-input', message, { reason: 'mapping', field })
}
