// Tests attacks on the console by a stranger: from pages of other sites, with stolen cookies, and with hostile texts.
import { describe, expect, test } from '@jest/globals';
import { servePage } from '../../e2e/clients/page-server.ts';
import { until } from '../../testing/test-stack.ts';
import { cookiesOf, type Shop } from '../visitor.ts';
import type { Desk } from './desk.ts';

type Headers = Readonly<Record<string, string>>;
const LOOK = { language: 'zh', theme: 'dark', density: 'roomy', singleKeys: false, firstDay: [] };
const MARK = { 'x-toric-console': '1' };

const cookieHeader = async (shop: Shop, account: 'operator' | 'auditor'): Promise<string> =>
  (await cookiesOf(shop, account)).map(({ name, value }) => `${name}=${value}`).join('; ');

/** Sends a request that changes data, with these cookies. Returns the status of the answer. */
async function change(shop: Shop, headers: Headers): Promise<number> {
  const { status } = await fetch(`${shop.url}/v1/desk/preferences`, {
    ...{ method: 'PUT', body: JSON.stringify(LOOK) },
    headers: { 'content-type': 'application/json', ...headers },
  });
  return status;
}

function forgeryTests(desk: Desk): void {
  test('a cookie without the marks of the own page is no sign-in', async () => {
    const { shop } = desk();
    const cookie = await cookieHeader(shop, 'operator');
    const own = { cookie, ...MARK, 'sec-fetch-site': 'same-origin' };
    expect(await change(shop, own)).toBe(200);
    const forged: readonly Headers[] = [
      { cookie },
      { cookie, origin: shop.url },
      { cookie, ...MARK, 'sec-fetch-site': 'cross-site' },
      { cookie, ...MARK, 'sec-fetch-site': 'same-site', origin: shop.url },
      { cookie, ...MARK, origin: 'https://evil.example' },
      { cookie, ...MARK, origin: 'null' },
      { cookie, ...MARK, origin: `${shop.url}.evil.example` },
      { cookie: `${cookie}; ${cookie}`, ...MARK, 'sec-fetch-site': 'same-origin' },
    ];
    const statuses = await Promise.all(forged.map((headers) => change(shop, headers)));
    expect(statuses).toEqual(forged.map(() => 401));
  });

  test('a page of another site can neither change nor read anything with the cookies of the visitor', async () => {
    const { shop } = desk();
    const visitor = await desk().as('operator');
    await visitor.speak('en');
    const evil = await servePage();
    evil.show(
      `const url = ${JSON.stringify(`${shop.url}/v1/desk/preferences`)};
       const body = ${JSON.stringify(JSON.stringify(LOOK))};
       const tries = [
         fetch(url, { method: 'PUT', credentials: 'include', headers: { 'content-type': 'application/json', 'x-toric-console': '1' }, body }),
         fetch(url, { method: 'POST', mode: 'no-cors', credentials: 'include', body }),
         fetch(url, { credentials: 'include' }),
         fetch(url, { mode: 'no-cors', credentials: 'include' }),
       ];
       Promise.all(tries.map((one) => one.then(({ type, status }) => type + ' ' + status, () => 'refused')))
         .then((results) => { document.title = results.join(', '); });`,
      {},
    );
    const tab = await visitor.open();
    // the port differs, so the attacking page has another origin, but the browser still sends the cookies
    await tab.command('Page.navigate', { url: `${evil.origin}/` });
    await tab.until('the attempts are over', 'document.title !== ""');
    expect(await tab.evaluate('document.title')).toBe('refused, refused, refused, refused');
    evil.close();
    await tab.close();
    const { body } = await visitor.ask('GET', '/v1/desk/preferences');
    expect(body).toMatchObject({ language: 'en' });
  }, 60_000);

  test('cookies of a session that was signed out are worth nothing, and a used refresh ends the session', async () => {
    const { shop } = desk();
    const headers = { cookie: await cookieHeader(shop, 'auditor'), ...MARK, 'sec-fetch-site': 'same-origin' };
    const ask = async (path: string, method = 'GET') => (await fetch(`${shop.url}${path}`, { method, headers })).status;
    expect(await ask('/console/session')).toBe(200);
    expect(await ask('/console/session', 'DELETE')).toBe(204);
    await until('the access cookie is dead', async () => ((await ask('/v1/sessions')) === 401 ? true : undefined));
    expect(await ask('/console/session/refresh', 'POST')).toBe(401);
  }, 60_000);
}

const HOSTILE = [
  'x'.repeat(10_000),
  `${'%'.repeat(150)}`,
  `'; drop table customer; --`,
  '\\u0000\\u001d\\ud800',
  '<img src=x onerror=alert(1)>',
  '(((((((((((((((((((((a+)+)+)+)+)+$',
  '王'.repeat(200),
  '\u202e\u200b\ufeff',
  '😀'.repeat(60),
];

function deskTests(desk: Desk): void {
  test('the search answers every text with hits or with a refusal, and never with an error of the server', async () => {
    const sales = await desk().as('sales');
    for (const text of HOSTILE) {
      const { status } = await sales.ask('GET', `/v1/search?q=${encodeURIComponent(text.toWellFormed())}`);
      expect([text.slice(0, 30), status < 500]).toEqual([text.slice(0, 30), true]);
    }
    const { status, body } = await sales.ask('GET', `/v1/search?q=${'x'.repeat(10_000)}`);
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('200')]);
  }, 60_000);

  test('a saved view with hostile filters is refused, or shown as plain text', async () => {
    const sales = await desk().as('sales');
    await sales.speak('en');
    const view = { list: 'orders', name: '<img src=x onerror=alert(1)>', isShared: true, columns: [] };
    const save = (filters: object, more: object = {}) =>
      sales.ask('POST', '/v1/desk/views', { ...view, filters, ...more });
    const refused = await Promise.all([
      save({ email: 'ana@toric.example' }),
      save({ 'status"><script>': 'x' }),
      save(Object.fromEntries(Array.from({ length: 31 }, (_, at) => [`f${at}`, 'x']))),
      save({ status: 'x'.repeat(10_000) }),
      save({ status: 'placed' }, { columns: [{ id: 'number', width: 1e9 }] }),
      save({ status: 'placed' }, { list: '../../etc' }),
    ]);
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 400));
    const hostile = {
      status: `"><script>alert(1)</script>`,
      unknown: `'; drop table orders; --`,
      placedFrom: '-9999999d',
    };
    const { status, body } = await save(hostile);
    expect(status).toBe(201);
    const { id } = body as { id: string };
    const tab = await sales.open();
    await tab.look({ theme: 'light', width: 1280 });
    await tab.open(`/console/orders?view=${id}`);
    expect(
      await tab.evaluate('document.querySelectorAll("main script, main img[onerror], nav img[onerror]").length'),
    ).toBe(0);
    expect(tab.take().problems).toEqual([]);
    await tab.close();
    expect((await sales.ask('DELETE', `/v1/desk/views/${id}`)).status).toBe(204);
  }, 60_000);

  test('nobody fills the shop with views: the hundred and first is refused with a sentence', async () => {
    const operator = await desk().as('operator');
    const save = (at: number) =>
      operator.ask('POST', '/v1/desk/views', { list: 'orders', name: `View ${at}`, filters: { market: 'US' } });
    for (let at = 0; at < 100; at += 1) expect((await save(at)).status).toBe(201);
    const { status, body } = await save(100);
    expect([status, JSON.stringify(body)]).toEqual([409, expect.stringContaining('100')]);
    const { body: known } = await operator.ask('GET', '/v1/desk/views?list=orders');
    for (const { id, isOwn } of (known as { data: { id: string; isOwn: boolean }[] }).data)
      if (isOwn) await operator.ask('DELETE', `/v1/desk/views/${id}`);
  }, 120_000);
}

export function strangersSuite(desk: Desk): void {
  describe('a stranger', () => {
    forgeryTests(desk);
    deskTests(desk);
  });
}
