/** The shop that the fuzz attacks: it sends valid requests, and brings things into the state that an operation needs. */
import { randomUUID } from 'node:crypto';
import { EXAMPLE } from '../e2e/example-values.ts';
import { PASSWORD } from '../e2e/shop.ts';
import type { FuzzDocument } from './document.ts';
import { type Base, type Perform, sendingIn, type Shop } from './makers/base.ts';
import { ordersIn } from './makers/orders.ts';
import { peopleIn } from './makers/people.ts';
import { stockIn } from './makers/stock.ts';

export type World = Awaited<ReturnType<typeof openWorld>>;

/** `perform` sends a request with the token of its role. `emails` gets the customer of this world, as `customer:self`. */
export async function openWorld(
  shop: Shop,
  document: FuzzDocument,
  perform: Perform,
  emails: Map<string, [email: string, password: string]>,
) {
  const buyer = await shop.newBuyer();
  emails.set('customer:self', [buyer.email, PASSWORD]);
  const base: Base = {
    ...{ shop, buyer, customer: { customerId: buyer.id } },
    send: sendingIn(document, perform),
    codeOf: (letter) => `${letter}${randomUUID().slice(0, 8)}`.toUpperCase(),
  };
  await base.send('createProduct', { role: 'admin' });
  await base.send('putPack', { role: 'admin', path: { handle: EXAMPLE.productId, packId: EXAMPLE.packId } });
  const stock = stockIn(base);
  await stock.warehouse();
  return { ...base, ...stock, ...ordersIn(base), ...peopleIn(base) };
}
