// Tests which addresses an administrator may give to an endpoint.
import { describe, expect, test } from '@jest/globals';
import { whyRefused } from './target-url.ts';

const why = (url: string, allowPrivate = false) => whyRefused(url, { allowPrivate })?.en;

test.each([
  'https://shop.example/hooks/toric',
  'https://shop.example',
  'https://shop.example:443/hooks',
  'https://shop.example:8443/hooks?shop=1',
  'https://xn--bcher-kva.example/a',
])('%s is allowed', (url) => expect(why(url)).toBeUndefined());

describe('an address is refused', () => {
  test.each(['', 'shop.example', '/hooks', 'https://', 'https://[::1', 'https://a b.example'])(
    'if it is not whole: %s',
    (url) => expect(why(url)).toMatch(/^must be a whole address/),
  );

  test.each(['http://shop.example', 'ftp://shop.example', 'file:///etc/passwd', 'gopher://shop.example', 'data:,x'])(
    'without https: %s',
    (url) => expect(why(url)).toBe('must begin with https://'),
  );

  test.each([
    'https://a:b@shop.example',
    'https://a@shop.example',
    'https://@shop.example',
    'https:\\\\x@shop.example',
  ])('with a login: %s', (url) => expect(why(url)).toMatch(/^must have no user name/));

  test.each([22, 25, 80, 1023])('with the port %d', (port) =>
    expect(why(`https://shop.example:${port}/`)).toMatch(/^must use port 443/),
  );

  test.each([
    ...['127.0.0.1', '127.1', '0x7f.1', '0x7f000001', '017700000001', '2130706433', '0177.0.0.1', '127.0.1'],
    ...['169.254.169.254', '[::1]', '[::ffff:127.0.0.1]', '[fd00:ec2::254]', '8.8.8.8', '127.0.0.1.', '①②⑦.⓪.⓪.①'],
  ])('with an IP address: %s', (host) => expect(why(`https://${host}/`)).toMatch(/^must name a host, not an IP/));

  test.each([
    'localhost',
    'LOCALHOST',
    'localhost.',
    'a.localhost',
    'db',
    'postgres',
    'x.local',
    'metadata.google.internal',
  ])('with a name of no public host: %s', (host) =>
    expect(why(`https://${host}/`)).toMatch(/^must name a host of the public internet/),
  );

  test('with a part after #', () => expect(why('https://shop.example/#x')).toBe('must have no part after #'));
});

test('a development system may send to itself, but with no login', () => {
  expect(why('http://127.0.0.1:4000/hooks', true)).toBeUndefined();
  expect(why('http://localhost:4000/hooks', true)).toBeUndefined();
  expect(why('http://a:b@localhost:4000/hooks', true)).toMatch(/^must have no user name/);
});
