// Tests what a failed try is called, and how long a receiver asks us to wait.
import { expect, test } from '@jest/globals';
import { codeOf, retryAfterMs } from './send-once.ts';

const now = Date.parse('2026-11-29T12:00:00Z');

test.each([
  ['120', 120_000],
  [' 5 ', 5_000],
  ['Sun, 29 Nov 2026 12:01:00 GMT', 60_000],
])('Retry-After: %s is %d ms', (value, ms) => expect(retryAfterMs(value, now)).toBe(ms));

test.each([undefined, '', '0', '-5', 'soon', '99999999999', 'Sun, 29 Nov 2026 11:59:00 GMT'])(
  'Retry-After: %s asks for nothing',
  (value) => expect(retryAfterMs(value, now)).toBeUndefined(),
);

test.each([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
  ['ETIMEDOUT', 'timeout'],
  ['ECONNREFUSED', 'connection'],
  ['UND_ERR_SOCKET', 'connection'],
])('an error with the code %s is called %s', (code, name) =>
  expect(codeOf(Object.assign(new Error('x'), { code }))).toBe(name),
);
