// Tests which addresses a webhook may be sent to.
import { describe, expect, test } from '@jest/globals';
import { isPublicAddress } from './address-rules.ts';

const REFUSED: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  'the unspecified address': ['0.0.0.0', '0.1.2.3', '::'],
  'private networks': ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1', 'fec0::1'],
  'link-local addresses and metadata services': ['169.254.169.254', '169.254.0.1', 'fe80::1', 'fd00:ec2::254'],
  'carrier-grade NAT': ['100.64.0.1', '100.100.100.200', '100.127.255.255'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
  'reserved addresses and broadcast': ['240.0.0.1', '255.255.255.255', '192.0.0.192', '198.18.0.1', '198.19.255.255'],
  documentation: ['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1'],
  'IPv4 addresses in IPv6': [
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '::ffff:0:127.0.0.1',
  ],
  NAT64: ['64:ff9b::7f00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::1'],
  '6to4 and Teredo': ['2002:7f00:1::', '2002:a00:1::1', '2001:0:4136:e378::1'],
  'other notations': ['127.1', '0x7f.1', '0177.0.0.1', '2130706433', '0x7f000001', 'localhost', '', 'fe80::1%eth0'],
};

describe.each(Object.entries(REFUSED))('%s', (_, addresses) => {
  test.each(addresses)('%s is refused', (address) => expect(isPublicAddress(address)).toBe(false));
});

test.each(['8.8.8.8', '1.1.1.1', '100.63.255.255', '172.32.0.1', '198.20.0.1', '2606:4700::1111', '2a00:1450::1'])(
  'the public address %s is allowed',
  (address) => expect(isPublicAddress(address)).toBe(true),
);
