import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Role } from '@toric/contracts/kernel/access';
import { redeemCoupon } from '../../src/coupons/features/redeem-coupon.ts';
import { releaseCoupon } from '../../src/coupons/features/release-coupon.ts';
import { type MarketingStack, marketingStack, nextId, redeem } from '../marketing-stack.ts';

let marketing: MarketingStack;
beforeAll(async () => {
  marketing = await marketingStack();
}, 60_000);
afterAll(() => marketing?.stop());

const percent = { kind: 'percent', basisPoints: 1000 };
const problem = (slug: string) => ({ type: `/docs/errors/${slug}` });

describe('POST /coupons', () => {
  test('returns the coupon with its ETag and its code in capitals', async () => {
    const { status, body, headers } = await marketing.post('/coupons', { code: ' spring-26 ', discount: percent });
    expect(status).toBe(201);
    expect(body).toMatchObject({ code: 'SPRING-26', discount: percent, active: true, version: 1, markets: [] });
    expect(headers['etag']).toBe('"v1"');
  });
  test('refuses a code that is taken, in any case', async () => {
    await marketing.coupon({ code: 'TAKEN' });
    const { status, body } = await marketing.post('/coupons', { code: 'taken', discount: percent });
    expect([status, body]).toEqual([409, expect.objectContaining(problem('coupon.code-taken'))]);
  });
  test.each([
    ['coupon.empty-window', 422, { startsAt: '2026-01-02T00:00:00.000Z', endsAt: '2026-01-02T00:00:00.000Z' }],
    ['request.invalid', 400, { discount: { kind: 'percent', basisPoints: 10_001 } }],
    ['request.invalid', 400, { discount: { kind: 'amount', amount: { amount: 0, currency: 'USD' } } }],
    ['request.invalid', 400, { totalLimit: 0 }],
    ['request.invalid', 400, { used: 3 }],
  ])('answers %s (%i) to %j', async (slug, expected, fields) => {
    const { status, body } = await marketing.post('/coupons', { code: 'BAD', discount: percent, ...fields });
    expect([status, body]).toEqual([expected, expect.objectContaining(problem(slug))]);
  });
});

describe('PATCH /coupons/{couponId}', () => {
  test('changes the named fields, and only at the version of If-Match', async () => {
    const { id } = await marketing.coupon({ totalLimit: 5 });
    const first = await marketing.patch(`/coupons/${id}`, { totalLimit: null, description: 'Spring' }, '"v1"');
    expect(first.body).toMatchObject({ totalLimit: null, description: 'Spring', active: true, version: 2 });
    const stale = await marketing.patch(`/coupons/${id}`, { active: false }, '"v1"');
    expect([stale.status, stale.body]).toEqual([412, expect.objectContaining(problem('request.stale'))]);
    const read = await marketing.get(`/coupons/${id}`);
    expect(read.headers['etag']).toBe('"v2"');
    expect(read.body).toEqual(first.body);
  });
  test('leaves one row in the change record, with the terms that differ', async () => {
    const { id } = await marketing.coupon({ totalLimit: 5 });
    await marketing.patch(`/coupons/${id}`, { totalLimit: 9, active: true }, '"v1"');
    const { body } = await marketing.get(`/changes?subject=${id}`);
    expect(body.data.map(({ action }: { action: string }) => action)).toEqual(['coupon.changed', 'coupon.added']);
    expect(body.data[0].fields).toContainEqual({ name: 'totalLimit', before: 5, after: 9 });
    expect(body.data[0].fields.map(({ name }: { name: string }) => name)).not.toContain('active');
  });
  test('lets one of ten concurrent changes of one version through', async () => {
    const { id } = await marketing.coupon();
    const ten = Array.from({ length: 10 }, () => marketing.patch(`/coupons/${id}`, { active: false }, '"v1"'));
    const statuses = (await Promise.all(ten)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(9);
  });
  test('refuses a limit below the number of uses, and a change of code or discount', async () => {
    const { id, code } = await marketing.coupon({ totalLimit: 5 });
    await marketing.send(redeemCoupon, [redeem({ code }), redeem({ code })]);
    const below = await marketing.patch(`/coupons/${id}`, { totalLimit: 1 });
    expect([below.status, below.body]).toEqual([422, expect.objectContaining(problem('coupon.limit-below-use'))]);
    const renamed = await marketing.patch(`/coupons/${id}`, { code: 'OTHER' });
    expect(renamed.status).toBe(400);
    expect((await marketing.patch(`/coupons/${id}`, { totalLimit: 2 })).status).toBe(200);
    expect(await marketing.send(redeemCoupon, [redeem({ code })])).toEqual(['coupon.used-up']);
  });
  test('of an unknown coupon is 404', async () => {
    const { status, body } = await marketing.patch(`/coupons/${nextId()}`, { active: false });
    expect([status, body]).toEqual([404, expect.objectContaining(problem('coupon.not-found'))]);
  });
});

describe('GET /coupons', () => {
  test('finds coupons by a part of code or description and by active, and returns their number of uses', async () => {
    const winter = await marketing.coupon({ code: 'WINTER-A', description: 'Snow 5%' });
    await marketing.coupon({ code: 'WINTER-B', active: false });
    await marketing.coupon({ code: 'X1', description: 'for the winter sale' });
    await marketing.send(redeemCoupon, [redeem({ code: winter.code })]);
    const codes = async (search: string) => {
      const { body } = await marketing.get(`/coupons?${search}`);
      return (body as { data: { code: string; used: number }[] }).data.map(({ code, used }) => [code, used]);
    };
    expect(await codes('q=winter')).toEqual([
      ['X1', 0],
      ['WINTER-B', 0],
      ['WINTER-A', 1],
    ]);
    expect(await codes('q=winter&active=true')).toEqual([
      ['X1', 0],
      ['WINTER-A', 1],
    ]);
    expect(await codes('q=WINTER-&active=false')).toEqual([['WINTER-B', 0]]);
    expect(await codes(`q=${encodeURIComponent('5%')}`)).toEqual([['WINTER-A', 1]]);
    expect(await codes('q=%25')).toEqual([['WINTER-A', 1]]);
  });
  test('pages return each coupon once while new ones are inserted', async () => {
    const made = [];
    for (let n = 0; n < 7; n++) made.push((await marketing.coupon({ description: 'paged' })).id);
    const seen: string[] = [];
    let next = '';
    do {
      const { body } = await marketing.get(`/coupons?q=paged&limit=3${next && `&cursor=${next}`}`);
      const { data, nextCursor } = body as { data: { id: string }[]; nextCursor: string | null };
      seen.push(...data.map(({ id }) => id));
      next = nextCursor ?? '';
      await marketing.coupon({ description: 'paged' });
    } while (next);
    expect(seen).toEqual(made.toReversed());
    const counted = await marketing.get('/coupons?q=paged&active=true&limit=1&count=true');
    expect(counted.body.total).toBe(made.length + 3); // The loop inserted one coupon after each of the 3 pages.
    expect((await marketing.get('/coupons?q=paged&active=false&count=true')).body.total).toBe(0);
  });
});

test('GET /coupons/{couponId}/redemptions lists redeemed, refused and released orders', async () => {
  const { id, code } = await marketing.coupon({ totalLimit: 2 });
  const [first, second, third] = [redeem({ code }), redeem({ code }), redeem({ code })];
  for (const one of [first, second, third]) await marketing.send(redeemCoupon, [one]);
  await marketing.send(releaseCoupon, [{ orderId: second.orderId }]);
  const { body } = await marketing.get(`/coupons/${id}/redemptions`, 'auditor');
  const about = ({ orderId, customerId }: typeof first) => ({ orderId, customerId });
  const discount = { amount: 640, currency: 'USD' };
  expect(body).toMatchObject({
    data: [
      { ...about(third), status: 'refused', discount: null, reason: { code: 'coupon.used-up' } },
      { ...about(second), status: 'released', discount, reason: null },
      { ...about(first), status: 'redeemed', discount, reason: null },
    ],
    nextCursor: null,
  });
  const page = await marketing.get(`/coupons/${id}/redemptions?limit=1&status=redeemed&count=true`);
  expect(page.body).toMatchObject({ data: [{ orderId: first.orderId }], nextCursor: null, total: 1 });
  const two = await marketing.get(`/coupons/${id}/redemptions?limit=2&count=true`);
  expect(two.body.total).toBe(3);
  const rest = await marketing.get(`/coupons/${id}/redemptions?limit=2&cursor=${two.body.nextCursor}`);
  expect(rest.body).toMatchObject({ data: [{ orderId: first.orderId }], nextCursor: null });
  expect((await marketing.get(`/coupons/${nextId()}/redemptions`)).status).toBe(404);
});

describe('permissions', () => {
  const everyone: Role[] = ['customer', 'sales', 'optician', 'warehouse', 'finance', 'marketing', 'auditor', 'admin'];
  test.each<[string, (path: string, role: Role) => Promise<number>, Role[]]>([
    [
      'read coupons',
      async (id, role) => (await marketing.get(`/coupons/${id}`, role)).status,
      ['finance', 'marketing', 'auditor'],
    ],
    [
      'list coupons',
      async (_, role) => (await marketing.get('/coupons', role)).status,
      ['finance', 'marketing', 'auditor'],
    ],
    [
      'read redemptions',
      async (id, role) => (await marketing.get(`/coupons/${id}/redemptions`, role)).status,
      ['finance', 'marketing', 'auditor'],
    ],
    [
      'change coupons',
      async (id, role) => (await marketing.patch(`/coupons/${id}`, { active: true }, '*', role)).status,
      ['marketing'],
    ],
    [
      'create coupons',
      async (_, role) => (await marketing.post('/coupons', { code: `W-${role}`, discount: percent }, role)).status,
      ['marketing'],
    ],
    ['read the audience', async (_, role) => (await marketing.get('/audience', role)).status, ['marketing', 'auditor']],
  ])('%s', async (_, attempt, allowed) => {
    const { id } = await marketing.coupon();
    const statuses = await Promise.all(everyone.map(async (role) => [role, await attempt(id, role)] as const));
    expect(statuses.filter(([, status]) => status < 300).map(([role]) => role)).toEqual(allowed);
    expect(statuses.every(([role, status]) => allowed.includes(role) || status === 403)).toBe(true);
  });
});

test('a coupon over half of an order is without effect until somebody of finance, who did not make it, approves it', async () => {
  const half = { code: 'HALF', discount: { kind: 'percent', basisPoints: 5_000 } };
  const { body: created } = await marketing.post('/coupons', half);
  expect(created).toMatchObject({ approval: 'needed', approvedBy: null, changedBy: expect.any(String) });
  const use = async () => (await marketing.send(redeemCoupon, [redeem({ code: 'HALF' })]))[0];
  const waits = async () =>
    (await marketing.get('/coupons?approval=needed', 'finance')).body.data.map(({ code }: { code: string }) => code);
  expect(await waits()).toEqual(['HALF']);
  expect((await marketing.get('/waiting', 'finance')).body.data).toMatchObject([
    { kind: 'coupons-to-approve', count: 1 },
  ]);
  expect((await marketing.get('/waiting', 'marketing')).body.data).toEqual([]);
  expect(await use()).toBe('coupon.inactive');
  expect((await marketing.post(`/coupons/${created.id}/approve`, {})).status).toBe(403);
  const own = await marketing.post(`/coupons/${created.id}/approve`, {}, 'finance');
  expect([own.status, own.body]).toEqual([409, expect.objectContaining(problem('coupon.own-approval'))]);
  expect((await marketing.approve(created.id)).body).toMatchObject({ approval: 'given', version: 2 });
  expect(await use()).toBe(3_200);
  expect(await waits()).toEqual([]);
  const changed = await marketing.patch(`/coupons/${created.id}`, { description: 'still half' });
  expect(changed.body).toMatchObject({ approval: 'needed', approvedBy: null });
  expect(await use()).toBe('coupon.inactive');
});

describe('a coupon dated in the year 0', () => {
  test.each([
    ['/startsAt', { startsAt: '0000-02-29T00:00:00.000Z' }],
    ['/endsAt', { endsAt: '9999-12-31T00:00:00.000Z' }],
  ])('is refused at %s, so that it closes no list', async (pointer, window) => {
    const { status, body } = await marketing.post('/coupons', { code: 'ANCIENT', discount: percent, ...window });
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({ errors: [{ in: 'body', pointer, detail: expect.any(String) }] }),
    ]);
  });
  test('cannot be stored past the API', async () => {
    const { id } = await marketing.coupon();
    const ancient = marketing.stack.admin.query(
      `update marketing.coupon set starts_at = '0001-01-01 BC' where id = $1`,
      [id],
    );
    await expect(ancient).rejects.toThrow('coupon_window_in_range');
  });
  test('is named in the list if it was stored before this was refused', async () => {
    const { id } = await marketing.coupon();
    await marketing.stack.admin.query('alter table marketing.coupon drop constraint coupon_window_in_range');
    await marketing.stack.admin.query(`update marketing.coupon set starts_at = '0001-01-01 BC' where id = $1`, [id]);
    const { status, body } = await marketing.get('/coupons');
    expect([status, body]).toEqual([200, expect.objectContaining({ unreadable: [{ id }] })]);
  });
});

test.each(['\u0000', '\uD800', 'a\u202E', '\u200B'])('a description with %j is refused', async (description) => {
  const { status, body } = await marketing.post('/coupons', { code: 'ODD', description, discount: percent });
  expect([status, body]).toEqual([400, expect.objectContaining(problem('request.invalid'))]);
});

test.each(['%00', 'a%00b'])('a search for %s is refused', async (q) => {
  const { status } = await marketing.get(`/coupons?q=${q}`);
  expect(status).toBe(400);
});

test('a coupon that was stored before the order service was told of coupons is announced when the service starts', async () => {
  const { id, code } = await marketing.coupon();
  const announced = async () => {
    const sent = 'select count(*)::int as sent from marketing.outbox where aggregate_id = $1';
    return (await marketing.stack.admin.query<{ sent: number }>(sent, [id])).rows[0]?.sent;
  };
  expect(await announced()).toBe(1);
  await marketing.stack.admin.query('update marketing.coupon set announced = false where code = $1', [code]);
  await marketing.startAnother();
  expect(await announced()).toBe(2);
});
