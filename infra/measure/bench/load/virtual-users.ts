// Buyers who order without end, one box each: for the right eye a lens that nobody else wears, for the left what all wear.
import { randomUUID } from 'node:crypto';
import type { PlaceOrderBody } from '@toric/contracts/order/order.http';
import { Pool } from 'undici';
import { type Buyer, lens, newBuyer, orderBody, RARE, receive, SPHERE } from '../../../prove/e2e/shop.ts';
import type { Lab } from './testbed.ts';
import { ticketSigner } from './access-token.ts';

/** `spread`: a lot of the buyer's own. `hot`: the one lot that all buyers want. */
export type Wish = 'spread' | 'hot';
export type Crowd = {
  /** One order, until it has settled: gives the status that it has then. */
  order(client: number, wish: Wish): Promise<string>;
  /** The same; whatever is not confirmed has failed. */
  confirmed(client: number, wish?: Wish): Promise<void>;
};

export const HOT = { ...SPHERE, parameters: lens(-10) };
/** As many as one receipt line may hold, which no run empties. */
const BOXES = 100_000;
const AT_ONCE = 4;

/** Forty powers of two products; the last of the first is the hot one. */
const ownLens = (index: number) => ({
  ...(index % 2 === 0 ? SPHERE : RARE),
  parameters: lens(-0.25 * (1 + Math.floor(index / 2))),
});

export async function gatherCrowd(lab: Lab, size: number): Promise<Crowd> {
  const { api, staff, system, warehouseId } = lab;
  for (const { packId, parameters } of [...Array.from({ length: size }, (_, index) => ownLens(index)), HOT])
    await receive(api, staff.warehouse, warehouseId, { packId, sphere: parameters.sphere, quantity: BOXES });
  const sign = await ticketSigner(system.secrets.privateJwk);
  const letters: Letters[] = [];
  while (letters.length < size) {
    const some = Array.from({ length: Math.min(AT_ONCE, size - letters.length) }, (_, at) => letters.length + at);
    letters.push(...(await Promise.all(some.map(async (index) => lettersOf(await buyerOf(lab, index), index, sign)))));
  }
  const gateway = lab.closes(new Pool(system.gatewayUrl, { connections: size }));

  async function order(client: number, wish: Wish): Promise<string> {
    const letter = letters[client % size];
    if (!letter) throw new Error('nobody is there to order');
    const { statusCode, body } = await gateway.request({
      ...{ method: 'POST', path: '/v1/orders', body: letter[wish] },
      headers: { ...letter.headers, 'idempotency-key': randomUUID() },
    });
    const text = await body.text();
    if (statusCode !== 201) throw new Error(`${statusCode} ${text.slice(0, 200)}`);
    return (JSON.parse(text) as { status: string }).status; // 201 is an order as the contract has it
  }
  return {
    order,
    async confirmed(client, wish = 'spread') {
      const status = await order(client, wish);
      if (status !== 'confirmed') throw new Error(`the order was ${status}`);
    },
  };
}

/** What a buyer sends, written once: the load generator shares the cores with what it measures. */
type Letters = Readonly<Record<Wish, string>> & { headers: Record<string, string> };

function buyerOf({ api }: Lab, index: number): Promise<Buyer> {
  const prescribed = ({ productId, parameters }: typeof HOT) => ({ productId, parameters });
  return newBuyer(api, { right: prescribed(ownLens(index)), left: prescribed(HOT) });
}

async function lettersOf(buyer: Buyer, index: number, sign: (id: string) => Promise<string>): Promise<Letters> {
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
