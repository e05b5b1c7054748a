import ipaddr from 'ipaddr.js';

type Range = ReturnType<typeof ipaddr.parseCIDR>;
const ranges = (...texts: readonly string[]): readonly Range[] => texts.map((text) => ipaddr.parseCIDR(text));

/**
 * Lists every IPv4 range that is not an ordinary address of the public internet, by IANA's registry of special-purpose
 * addresses. `ipaddr.js` knows most of these ranges; this list does not depend on its version.
 */
const SPECIAL_IPV4 = ranges(
  '0.0.0.0/8', // this range means hosts of the own network
  ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'], // these ranges are private
  '100.64.0.0/10', // this range is for carrier-grade NAT, and for metadata services of some clouds
  '127.0.0.0/8', // this range leads back to the host itself (loopback)
  '169.254.0.0/16', // this range is link-local, and has the metadata services of clouds
  '192.0.0.0/24', // this range is for protocol assignments, and for metadata services of some clouds
  ...['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'], // these ranges are for examples in documentation
  '192.31.196.0/24', // this range belongs to the AS112 name servers
  '192.52.193.0/24', // this range is for automatic multicast tunnelling (AMT)
  '192.88.99.0/24', // this range leads to 6to4 relays
  '192.175.48.0/24', // this range belongs to the AS112 name servers too
  '198.18.0.0/15', // this range is for benchmarks
  '224.0.0.0/4', // this range is for multicast
  '240.0.0.0/4', // this range is reserved, and ends with the broadcast address
);
/**
 * Contains the ordinary addresses of IPv6. Loopback, link-local, mapped, NAT64 and multicast addresses are outside this
 * range.
 */
const GLOBAL_IPV6 = ranges('2000::/3');
const SPECIAL_IPV6 = ranges(
  '2001::/23', // this range is for protocol assignments, with Teredo and ORCHID
  '2001:db8::/32', // this range is for examples in documentation
  '2002::/16', // a 6to4 address contains an IPv4 address
  '2620:4f:8000::/48', // this range belongs to the AS112 name servers
  '3fff::/20', // this range is for examples in documentation too
);

function isIn(address: ReturnType<typeof ipaddr.parse>, list: readonly Range[]): boolean {
  return list.some(([base, bits]) => {
    if (address instanceof ipaddr.IPv4) return base instanceof ipaddr.IPv4 && address.match(base, bits);
    return base instanceof ipaddr.IPv6 && address.match(base, bits);
  });
}

/** Returns true for an IP address in its usual notation. */
export const isAddress = (text: string): boolean =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || (text.includes(':') && ipaddr.IPv6.isValid(text));

/**
 * Returns true for an ordinary address of the public internet. Returns false for any other text, even if it is not an
 * address, so that an unknown notation is refused.
 */
export function isPublicAddress(text: string): boolean {
  if (!isAddress(text) || text.includes('%')) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) return !isIn(address, SPECIAL_IPV4);
  return isIn(address, GLOBAL_IPV6) && !isIn(address, SPECIAL_IPV6);
}
