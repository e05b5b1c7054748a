// Tests goods receipts over HTTP: lots, idempotency, refusals and concurrent receipts.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { catalogStack, MATRIX, nextGtin, nextId, PLAIN, type CatalogStack } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
const line = (packId: string, fields: object = {}) => ({
  packId,
  parameters: PLAIN,
  lotNumber: 'L1',
  expiresOn: '2031-06-30',
  quantity: 3,
  ...fields,
});

describe('a goods receipt', () => {
  test('adds up lines of one lot, takes a GTIN for the pack, and adds to a lot that exists', async () => {
    const { productId, packId, lensId } = await shop.offer();
    const { id } = await shop.warehouse();
    const [{ gtin }] = (await shop.get(`/products/${productId}`)).body.packs;
    const lines = [
      line(packId),
      line(packId, { packId: undefined, gtin: gtin.slice(1) }),
      line(packId, { lotNumber: 'L2' }),
    ];
    const first = await shop.post(`/warehouses/${id}/receipts`, { reference: 'R1', lines });
    expect([first.status, first.body.boxes]).toEqual([201, 9]);
    const [a, b, c] = first.body.lotIds;
    expect([a === b, a === c]).toEqual([true, false]);
    await shop.post(`/warehouses/${id}/receipts`, { reference: 'R2', lines: [line(packId)] });
    const { body } = await shop.get(`/stock?lensId=${lensId}`, 'auditor');
    expect(body.data.map((lot: { id: string; onHand: number }) => [lot.id, lot.onHand])).toEqual(
      [
        [c, 3],
        [a, 9],
      ].sort(([x], [y]) => (String(x) < String(y) ? 1 : -1)),
    );
    expect(body.data[0]).toMatchObject({ warehouseId: id, productId, packId, lensId, parameters: PLAIN, reserved: 0 });
  });

  test('is booked once for each idempotency key, and once for each reference in a warehouse', async () => {
    const { packId } = await shop.offer();
    const [a, b] = await Promise.all([shop.warehouse(), shop.warehouse()]);
    const body = { reference: 'DN-7', lines: [line(packId)] };
    const key = nextId();
    const first = await shop.post(`/warehouses/${a.id}/receipts`, body, 'warehouse', key);
    const replay = await shop.post(`/warehouses/${a.id}/receipts`, body, 'warehouse', key);
    expect([replay.status, replay.body, replay.headers['idempotent-replayed']]).toEqual([201, first.body, 'true']);
    expect(slug(await shop.post(`/warehouses/${a.id}/receipts`, body))).toBe('receipt.already-booked');
    expect((await shop.post(`/warehouses/${b.id}/receipts`, body)).status).toBe(201);
    expect((await shop.lots(packId)).map(({ onHand }) => onHand)).toEqual([3, 3]);
  });

  test('with a wrong line is refused as a whole, and names every wrong line', async () => {
    const { packId } = await shop.offer();
    const { id } = await shop.warehouse();
    const book = (lines: object[], at = id) => shop.post(`/warehouses/${at}/receipts`, { reference: nextId(), lines });
    const notMade = line(packId, { parameters: { ...PLAIN, sphere: -7 } });
    expect([
      slug(await book([line(packId)], nextId())),
      slug(await book([notMade])),
      slug(await book([line(packId, { expiresOn: '2026-11-20' })])),
      slug(await book([line(packId, { packId: undefined, gtin: '02000000000016' })])),
      slug(await book([line(packId, { packId: undefined, gtin: nextGtin() })])),
      slug(await book([line(nextId())])),
      slug(await book([line(packId, { gtin: nextGtin() })])),
      slug(await book([line(packId, { lotNumber: 'lot with spaces' })])),
    ]).toEqual([
      'warehouse.not-found',
      'receipt.not-made',
      'receipt.expired',
      'receipt.gtin-invalid',
      'receipt.unknown-pack',
      'receipt.unknown-pack',
      'request.invalid',
      'request.invalid',
    ]);
    const { body } = await book([line(packId), notMade, line(packId, { expiresOn: '2020-01-01' })]);
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect([body.status, pointers]).toEqual([422, ['/lines/1/parameters', '/lines/2/expiresOn']]);
    expect(await shop.lots(packId)).toEqual([]);
  });

  test('four concurrent receipts of 400 lines into the same lots are all booked within 8 s', async () => {
    const segments = [
      {
        ...MATRIX.segments[0],
        baseCurve: [8.4, 8.6],
        diameter: [14, 14.2],
        sphere: [{ from: -12, to: 12, step: 0.25 }],
      },
    ];
    const { packId } = await shop.offer({ matrix: { segments } });
    const { id } = await shop.warehouse();
    const lines = Array.from({ length: 400 }, (_, i) => ({
      ...line(packId, { quantity: 5, lotNumber: `L${i % 5}` }),
      parameters: { baseCurve: i % 2 ? 8.4 : 8.6, diameter: 14, sphere: -12 + 0.25 * (i % 97) },
    }));
    const started = Date.now();
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((reference, i) =>
        shop.post(`/warehouses/${id}/receipts`, { reference, lines: i % 2 ? lines.toReversed() : lines }),
      ),
    );
    expect(answers.map(({ status, body }) => [status, body.boxes])).toEqual(Array(4).fill([201, 2_000]));
    expect(Date.now() - started).toBeLessThan(8_000);
    const boxes = (await shop.lots(packId)).reduce((sum, { onHand }) => sum + onHand, 0);
    expect([boxes, await shop.unbalanced()]).toEqual([8_000, []]);
  }, 20_000);
});
