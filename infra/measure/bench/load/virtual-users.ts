import { randomUUID } from 'node:crypto';
import type { PlaceOrderBody } from '@toric/contracts/order/order.http';
import { Pool } from 'undici';
import { type Buyer, lens, newBuyer, orderBody, RARE, receive, SPHERE } from '../../../prove/e2e/shop.ts';
import { longLivedTokenSigner } from './access-token.ts';
import type { Testbed } from './testbed.ts';

/**
 * Chooses the lot from which a virtual user orders. `spread`: each buyer orders from a lot of its own. `hot`: all
 * buyers order from the same lot.
 */
export type LotChoice = 'spread' | 'hot';
export type VirtualUsers = {
  /** Places one order and returns the status in which it settles. */
  order(client: number, lot: LotChoice): Promise<string>;
  /** Places one order and throws if it is not confirmed. */
  confirmed(client: number, lot?: LotChoice): Promise<void>;
};

export const HOT = { ...SPHERE, parameters: lens(-10) };
/**
 * Counts the boxes of each lens that virtual users can order: the maximum of one receipt line. No run sells all of
 * them.
 */
const BOXES = 100_000;
const SIGN_UPS_IN_PARALLEL = 4;

/**
 * Returns the lens that only the buyer with this index orders. The indexes 0 to 79 represent the forty powers from
 * -0.25 D to -10 D of two products. Index 78 is `HOT`, the lens that every buyer can order, so at most 78 buyers have a
 * lens of their own.
 */
const ownLens = (index: number) => ({
  ...(index % 2 === 0 ? SPHERE : RARE),
  parameters: lens(-0.25 * (1 + Math.floor(index / 2))),
});

/**
 * Creates `size` buyers. Each order is for one box. A `spread` order is for the right eye, with a lens that no other
 * buyer orders. A `hot` order is for the left eye, with a lens that is the same for all buyers.
 */
export async function createVirtualUsers(testbed: Testbed, size: number): Promise<VirtualUsers> {
  const { api, staff, system, warehouseId } = testbed;
  for (const { packId, parameters } of [...Array.from({ length: size }, (_, index) => ownLens(index)), HOT])
    await receive(api, staff.warehouse, warehouseId, { packId, sphere: parameters.sphere, quantity: BOXES });
  const sign = await longLivedTokenSigner(system.secrets.privateJwk);
  const prepared: PreparedRequests[] = [];
  while (prepared.length < size) {
    const count = Math.min(SIGN_UPS_IN_PARALLEL, size - prepared.length);
    const indexes = Array.from({ length: count }, (_, at) => prepared.length + at);
    prepared.push(
      ...(await Promise.all(
        indexes.map(async (index) => prepareRequests(await newBuyerOf(testbed, index), index, sign)),
      )),
    );
  }
  const gateway = testbed.closeAtEnd(new Pool(system.gatewayUrl, { connections: size }));

  async function order(client: number, lot: LotChoice): Promise<string> {
    const requests = prepared[client % size];
    if (!requests) throw new Error('there are no virtual users');
    const { statusCode, body } = await gateway.request({
      ...{ method: 'POST', path: '/v1/orders', body: requests[lot] },
      headers: { ...requests.headers, 'idempotency-key': randomUUID() },
    });
    const text = await body.text();
    if (statusCode !== 201) throw new Error(`${statusCode} ${text.slice(0, 200)}`);
    // the cast is safe: the contract says that the body of a 201 is an order
    return (JSON.parse(text) as { status: string }).status;
  }
  return {
    order,
    async confirmed(client, lot = 'spread') {
      const status = await order(client, lot);
      if (status !== 'confirmed') throw new Error(`the order was ${status}`);
    },
  };
}

/**
 * Holds the requests of one buyer. They are serialised before the measurement, because the load generator shares the
 * cores with the system.
 */
type PreparedRequests = Readonly<Record<LotChoice, string>> & { headers: Record<string, string> };

function newBuyerOf({ api }: Testbed, index: number): Promise<Buyer> {
  const prescribed = ({ productId, parameters }: typeof HOT) => ({ productId, parameters });
  return newBuyer(api, { right: prescribed(ownLens(index)), left: prescribed(HOT) });
}

async function prepareRequests(
  buyer: Buyer,
  index: number,
  sign: (id: string) => Promise<string>,
): Promise<PreparedRequests> {
  const text = (line: Partial<PlaceOrderBody['lines'][number]>) => JSON.stringify(orderBody(buyer, line, {}));
  return {
    spread: text({ eye: 'right', ...ownLens(index) }),
    hot: text({ eye: 'left', ...HOT }),
    headers: {
      authorization: `Bearer ${await sign(buyer.id)}`,
      'content-type': 'application/json',
      prefer: 'wait=30',
    },
  };
}
