import { AppError } from '../../shared/errors.ts'
import type { Tickets } from './services.ts'

interface WithTickets {
  readonly tickets: Tickets
}

/** The file that a person opened. Throws `not-found` for a ticket that nobody gave out. */
export function openedFile({ tickets }: WithTickets, ticket: string): NonNullable<ReturnType<Tickets['resolve']>> {
  const file = tickets.resolve(ticket)
  if (file === null) throw new AppError('not-found', 'This file was not opened here. Choose it again.')
  return file
}

/** The path that a person chose to save at. Throws `not-found` for a ticket that nobody gave out. */
export function chosenPath({ tickets }: WithTickets, ticket: string): string {
  const file = tickets.resolve(ticket)
  if (file === null) throw new AppError('not-found', 'This place was not chosen here. Choose where to save again.')
  return file.path
}
