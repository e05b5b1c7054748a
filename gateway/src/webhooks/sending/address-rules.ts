import ipaddr from 'ipaddr.js';

type Range = ReturnType<typeof ipaddr.parseCIDR>;
const ranges = (...texts: readonly string[]): readonly Range[] => texts.map((text) => ipaddr.parseCIDR(text));

/**
 * Lists every IPv4 range that is not an ordinary address of the public internet, by IANA's registry of special-purpose
 * addresses. `ipaddr.js` knows most of these ranges; this list does not depend on its version.
 */
const SPECIAL_IPV4 = ranges(
  '0.0.0.0/8', // this network
  ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'], // private
  '100.64.0.0/10', // carrier-grade NAT, and metadata services of some clouds
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local, and the metadata services of clouds
  '192.0.0.0/24', // protocol assignments, and metadata services of some clouds
  ...['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'], // documentation
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // AMT
  '192.88.99.0/24', // 6to4 relays
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarks
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
);
/**
 * Contains the ordinary addresses of IPv6. Loopback, link-local, mapped, NAT64 and multicast addresses are outside this
 * range.
 */
const GLOBAL_IPV6 = ranges('2000::/3');
const SPECIAL_IPV6 = ranges(
  '2001::/23', // protocol assignments, with Teredo and ORCHID
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4, which contains an IPv4 address
  '2620:4f:8000::/48', // AS112
  '3fff::/20', // documentation
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
