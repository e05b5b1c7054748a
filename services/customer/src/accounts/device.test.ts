import { expect, test } from '@jest/globals';
import { originOf } from './device.ts';

const of = (callerAgent: string, callerAddress = '203.0.113.77') => originOf({ callerAddress, callerAgent });

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:139.0) Gecko/20100101 Firefox/139.0', 'Firefox on Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36 Edg/137.0.0.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0 Mobile Safari/537.36',
    'Chrome on Android',
  ],
  ['toric-pos/3.1', 'toric-pos'],
  ['', null],
  ['\u{1F9FF} <script>', null],
])('the device of %s is %s', (agent, device) => {
  expect(of(agent).device).toBe(device);
});

test('two versions of one browser are one device', () => {
  const agent = (version: number) =>
    `Mozilla/5.0 (X11; Linux x86_64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;
  expect(of(agent(139))).toEqual(of(agent(140)));
});

test.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.9', '203.0.113.0/24'],
  ['2001:db8:7:1ff::2', '2001:db8:7::/48'],
  ['nowhere', null],
])('the network of %s is %s', (address, network) => {
  expect(of('', address).network).toBe(network);
});
