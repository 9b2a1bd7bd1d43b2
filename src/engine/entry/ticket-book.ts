import type { EngineTicket } from '../../shared/control.ts'
import type { Tickets } from '../runtime/services.ts'

/** The engine's end of file tickets: what main has registered, by the id a window knows. */
export function ticketBook(): Tickets & { add(ticket: EngineTicket): void } {
  const tickets = new Map<string, EngineTicket>()
  return {
    add: (ticket) => void tickets.set(ticket.id, ticket),
    resolve: (id) => {
      const ticket = tickets.get(id)
      return ticket ? { path: ticket.path, fileName: ticket.name } : null
    },
  }
}
