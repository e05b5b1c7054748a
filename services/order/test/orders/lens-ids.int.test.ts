// Tests that a dump of the order service's database does not reveal lenses. The attack tries all combinations of a
// product, as anybody with the public catalogue can.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startService } from '@toric/chassis/service';
import type { LensParameters } from '@toric/contracts/lens';
import { TEST_LENS_IDS } from '@toric/infra/prove/testing/test-lens-ids';
import { unkeyedLensId } from '@toric/optics/lens-id';
import { compileMatrix } from '@toric/optics/matrix';
import { orderService } from '../../src/service.ts';
import { line, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
beforeAll(async () => {
  shop = await orderStack();
}, 60_000);
afterAll(() => shop.stop());

const { productId } = line(-2.25);
const made: readonly LensParameters[] = [
  ...compileMatrix({
    segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -0.25, step: 0.25 }] }],
  }).enumerate(),
];

test('a dump of the order service tells no powers to a reader who tries all combinations of a product', async () => {
  const id = await shop.placed();
  await shop.reaches(id, 'verifying');
  const { rows } = await shop.stack.admin.query<{ text: string }>(
    `select line::text as text from "order".order_line line
     union all select sent::text from "order".outbox sent
     union all select process::text from "order".process process`,
  );
  const dump = rows.map(({ text }) => text).join('\n');
  const found = (idOf: (lens: LensParameters) => string) => made.filter((lens) => dump.includes(idOf(lens)));
  expect(found((lens) => TEST_LENS_IDS.of(productId, lens))).toEqual([line(-2.25).parameters]);
  expect(found((lens) => unkeyedLensId(productId, lens))).toEqual([]);
});

test('the service does not start with another key than the one of its orders', async () => {
  await shop.placed();
  const start = async (change: object) => {
    const config = { ...shop.config, ...change };
    await (await startService(orderService(config), config)).stop();
  };
  await start({});
  const otherKey = Buffer.alloc(32, 9).toString('base64');
  await expect(start({ LENS_ID_KEY: otherKey })).rejects.toThrow(
    'named with another LENS_ID_KEY. Set the key that this',
  );
});
