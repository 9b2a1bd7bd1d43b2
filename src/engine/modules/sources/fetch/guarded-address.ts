import type { LookupAddress, LookupOptions } from 'node:dns'
import { lookup as systemLookup } from 'node:dns'
import { BlockList, isIP } from 'node:net'
import { fault } from './fault.ts'

/** Asks for the addresses of a name; the system's way, or a test's. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>

const resolveBySystem: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true, verbatim: true }, (error, addresses) => {
      if (error) reject(error)
      else resolve(addresses)
    })
  })

/** Which hosts of a network of our own may be reached: the one that the person typed, and nothing else there. */
export interface AddressGuard {
  /** Host and port as typed, `host:port`; what they lead to may be private if `isOwnNetwork`, or if it is an address. */
  readonly typed: string
  readonly isOwnNetwork: boolean
  readonly resolve?: Resolve
}

/**
 * The addresses that a host may be connected to, checked; connect to one of these and to no other, so that a name that
 * changes its answer gains nothing. Throws `source-private` where any of them is private, of this computer or of no
 * network at all, unless the person typed that very address, or said that the server stands in their own network.
 */
export async function guardedAddresses(
  host: string,
  port: number,
  guard: AddressGuard,
): Promise<readonly LookupAddress[]> {
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  const isTyped = `${host}:${port}`.toLowerCase() === guard.typed.toLowerCase()
  const version = isIP(bare)
  const addresses = version > 0 ? [{ address: bare, family: version }] : await (guard.resolve ?? resolveBySystem)(bare)
  if (addresses.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' })
  const inside = addresses.find(({ address }) => isPrivateAddress(address))
  if (inside && !(isTyped && (version > 0 || guard.isOwnNetwork))) {
    throw fault(
      'source-private',
      isTyped
        ? `${host} leads to ${inside.address}, an address inside your own network. If that is right, say so in the source: "This server is in our own network".`
        : `The server leads on to ${host} (${inside.address}), an address inside your own network. Nothing was asked there.`,
      { host, address: inside.address, isTyped },
    )
  }
  return addresses
}

/** As `dns.lookup` for one connection: answers with what was checked, whatever name is asked. */
export function lookupOf(addresses: readonly LookupAddress[]) {
  return (
    _host: string,
    options: LookupOptions,
    answer: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
  ): void => {
    const [first] = addresses
    if (options.all === true) answer(null, [...addresses])
    else answer(null, first?.address ?? '', first?.family ?? 4)
  }
}

const PRIVATE_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const

/** Besides these, everything outside 2000::/3 is no public address. Those within that carry others are left out, too. */
const PRIVATE_6 = [
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const

const blocked = new BlockList()
for (const [net, prefix] of PRIVATE_4) blocked.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of PRIVATE_6) blocked.addSubnet(net, prefix, 'ipv6')
const publicSix = new BlockList()
publicSix.addSubnet('2000::', 3, 'ipv6')

/** Of this computer, of a network of one's own, or of none: anything but a public address. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '')
  if (isIP(bare) === 4) return blocked.check(bare, 'ipv4')
  return !publicSix.check(bare, 'ipv6') || blocked.check(bare, 'ipv6')
}
