/**
 * Opens the shop that the fuzz attacks: it sends valid requests, and brings items into the state that an operation
 * needs.
 */
import { randomUUID } from 'node:crypto';
import { EXAMPLE } from '../e2e/example-values.ts';
import { PASSWORD } from '../e2e/shop.ts';
import type { FuzzDocument } from './document.ts';
import { accountsIn } from './makers/accounts.ts';
import { type Base, type Perform, sendingIn, type Shop } from './makers/base.ts';
import { dataIn } from './makers/data.ts';
import { machinesIn } from './makers/machines.ts';
import { ordersIn } from './makers/orders.ts';
import { returnsIn } from './makers/returns.ts';
import { peopleIn } from './makers/people.ts';
import { stockIn } from './makers/stock.ts';

type Emails = Map<string, [email: string, password: string]>;

/**
 * Returns a function that opens a world: a new customer with new goods. The fuzz opens one world after the other,
 * because a customer may have only a limited number of prescriptions and lenses, and random requests use goods up.
 * `perform` sends a request with the token of its role. `emails` gets the customer of the present world under the role
 * `customer:self`.
 */
export async function worldsOf(shop: Shop, document: FuzzDocument, perform: Perform, emails: Emails) {
  const send = sendingIn(document, perform);
  await send('createProduct', { role: 'admin' });
  await send('putPack', { role: 'admin', path: { handle: EXAMPLE.productId, packId: EXAMPLE.packId } });
  return async () => {
    const buyer = await shop.newBuyer();
    emails.set('customer:self', [buyer.email, PASSWORD]);
    const base: Base = {
      ...{ shop, buyer, send, customer: { customerId: buyer.id } },
      codeOf: (letter) => `${letter}${randomUUID().slice(0, 8)}`.toUpperCase(),
    };
    const stock = stockIn(base);
    await stock.warehouse();
    const orders = ordersIn(base);
    const people = { ...peopleIn(base), ...accountsIn(base) };
    return {
      ...base,
      ...stock,
      ...orders,
      ...people,
      ...machinesIn(base),
      ...dataIn(base, orders),
      ...returnsIn(base, orders),
    };
  };
}
export type World = Awaited<ReturnType<Awaited<ReturnType<typeof worldsOf>>>>;
