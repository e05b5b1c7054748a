// Tests that a webhook reaches only the address that was checked. A real listener counts the connections that it gets.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Lookup, Resolved } from '../../src/webhooks/sending/find-target.ts';
import { type SendMeans, sendOnce } from '../../src/webhooks/sending/send-once.ts';
import { answers, openReceiver, type Receiver } from './receiver.ts';

const LOOPBACK: Resolved = { address: '127.0.0.1', family: 4 };
/** Holds a public address at which nobody answers the test. */
const ELSEWHERE: Resolved = { address: '192.0.0.9', family: 4 };
const PUBLIC: Resolved = { address: '198.20.0.1', family: 4 };
const body = '{"type":"webhook.test.v1"}';
const outgoing = (url: string) => ({ eventId: 'e', url, body, secrets: ['whsec_plJ3nmyCDGBKInavdOK15jsl'] });

let receiver: Receiver;
let asked: string[];
beforeEach(async () => {
  receiver = await openReceiver();
  asked = [];
});
afterEach(() => receiver.close());

/**
 * Returns a resolver of host names that returns the given answers one after the other, and the last one again and
 * again.
 */
function resolver(...answered: readonly (readonly Resolved[])[]): Lookup {
  return (host) => {
    const found = answered[Math.min(asked.length, answered.length - 1)] ?? [];
    asked.push(host);
    return Promise.resolve(found);
  };
}
const send = (url: string, means: Partial<SendMeans> = {}) =>
  sendOnce(outgoing(url), { lookup: resolver([LOOPBACK]), allowPrivate: false, timeoutMs: 500, ...means });

describe('no connection is made to', () => {
  test.each([
    ...['127.0.0.1', '127.1', '0x7f.1', '0x7f000001', '0177.0.0.1', '017700000001', '2130706433', '127.0.1'],
    ...['[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', 'localhost', 'localhost.', 'a.localhost', '0.0.0.0', '0'],
    ...['169.254.169.254', '[fd00:ec2::254]', 'metadata.google.internal'],
  ])('the host %s', async (host) => {
    for (const scheme of ['https', 'http'])
      expect((await send(`${scheme}://${host}:${receiver.port}/hooks`)).code).toBe('refused-url');
    expect([receiver.connections(), asked]).toEqual([0, []]);
  });

  test.each([
    ...['127.0.0.1', '10.0.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '192.168.0.1'],
    ...['::1', '::', 'fe80::1', 'fd00:ec2::254', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'ff02::1'],
  ])('a public name that leads to %s', async (address) => {
    const lookup = resolver([{ address, family: address.includes(':') ? 6 : 4 }]);
    const outcome = await send(`https://hooks.shop.example:${receiver.port}/`, { lookup });
    expect([outcome.code, outcome.status, receiver.connections()]).toEqual(['private-address', null, 0]);
  });

  test('a name that leads to a public and a private address', async () => {
    const outcome = await send(`https://hooks.shop.example:${receiver.port}/`, {
      lookup: resolver([PUBLIC, LOOPBACK]),
    });
    expect([outcome.code, receiver.connections()]).toEqual(['private-address', 0]);
  });

  test('a name that leads elsewhere the second time: each try resolves it once and keeps to the answer', async () => {
    const lookup = resolver([PUBLIC], [LOOPBACK]);
    const url = `https://rebind.shop.example:${receiver.port}/`;
    expect(['timeout', 'connection']).toContain((await send(url, { lookup })).code);
    expect([asked.length, receiver.connections()]).toEqual([1, 0]);
    expect((await send(url, { lookup })).code).toBe('private-address');
    expect([asked.length, receiver.connections()]).toEqual([2, 0]);
  });

  test('a protocol assignment of IANA, which some clouds use for metadata', async () => {
    const outcome = await send('https://hooks.shop.example/', { lookup: resolver([ELSEWHERE]) });
    expect(outcome.code).toBe('private-address');
  });

  test('the target of a redirect', async () => {
    const inside = await openReceiver();
    for (const status of [301, 302, 303, 307, 308]) {
      receiver.answer(answers(status, { location: `http://127.0.0.1:${inside.port}/admin` }));
      expect((await send(receiver.url, { allowPrivate: true })).code).toBe(`http-${status}`);
    }
    expect([receiver.connections(), inside.connections()]).toEqual([5, 0]);
    await inside.close();
  });
});

describe('a request', () => {
  test('goes to the resolved address, with the name in its Host header, and the name is resolved once', async () => {
    const outcome = await send(`http://hooks.shop.example:${receiver.port}/in?shop=1`, { allowPrivate: true });
    expect(outcome).toMatchObject({ code: 'http-204', status: 204, answer: '' });
    expect(asked).toEqual(['hooks.shop.example']);
    expect(receiver.got).toMatchObject([
      { path: '/in?shop=1', body, headers: { host: `hooks.shop.example:${receiver.port}`, 'webhook-id': 'e' } },
    ]);
  });

  test('ends after its time, even if the receiver never answers', async () => {
    receiver.answer(() => undefined);
    const outcome = await send(receiver.url, { allowPrivate: true });
    expect(outcome).toMatchObject({ code: 'timeout', status: null });
    expect(outcome.durationMs).toBeLessThan(2_000);
  });

  test('ends after its time, even if the name is never resolved', async () => {
    const outcome = await send('https://hooks.shop.example/', { lookup: () => new Promise(() => undefined) });
    expect(outcome.code).toBe('timeout');
  });

  test('keeps the first kilobyte of an answer, and closes the connection to an endless one', async () => {
    let closed = false;
    receiver.answer((response) => {
      response.once('close', () => (closed = true));
      response.writeHead(200, { 'content-type': 'text/plain' });
      const more = () => {
        while (!response.closed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });
    const outcome = await send(receiver.url, { allowPrivate: true, timeoutMs: 5_000 });
    expect([outcome.code, outcome.answer?.length]).toEqual(['http-200', 1_024]);
    for (let at = 0; !closed && at < 100; at++) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(closed).toBe(true);
  });

  test('counts as answered if the status came and the body broke off', async () => {
    receiver.answer((response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => response.destroy());
    });
    expect(await send(receiver.url, { allowPrivate: true })).toMatchObject({ code: 'http-200', answer: 'half' });
  });

  test('to a closed port is a failed connection, and to an unknown name a failed look-up', async () => {
    expect((await send('http://127.0.0.1:9/', { allowPrivate: true })).code).toBe('refused-url');
    const closed = await openReceiver();
    await closed.close();
    expect((await send(`http://127.0.0.1:${closed.port}/`, { allowPrivate: true })).code).toBe('connection');
    const unknown = await send('https://hooks.shop.example/', { lookup: () => Promise.reject(new Error('ENOTFOUND')) });
    expect(unknown.code).toBe('dns');
  });
});
