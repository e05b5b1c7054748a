/** Adds the data that the shop needs before a journey begins, by the API. */
import { type Client, createClient } from '@toric/client/client';
import { GetProduct } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { ListAddresses } from '@toric/contracts/customer/people/customer.http';
import { ListPrescriptions } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Eye, LensParameters } from '@toric/contracts/lens';
import { GetOrder, type OrderView, PlaceOrder } from '@toric/contracts/order/order.http';
import { until } from '../../testing/test-stack.ts';
import type { OpenConsole } from '../open-console.ts';
import type { Visitor } from '../visitor.ts';

export const ANA = 'ana@toric.example';
/** Describes the lens of the customer Ana's right eye. */
export const LENS: LensParameters = { baseCurve: 8.6, diameter: 14, sphere: -2.75 };
const DAY_MS = 86_400_000;

export const dayFromNow = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

export type Ana = {
  readonly api: Client;
  readonly id: string;
  readonly token: string;
  order(given?: { prescriptionId?: string; quantity?: number }): Promise<OrderView>;
  reaches(orderId: string, status: OrderView['status']): Promise<OrderView>;
};

/** Signs the customer Ana in at the shop. Ana orders Biofinity for the right eye. */
export async function enterAsAna({ shop }: OpenConsole): Promise<Ana> {
  const api = createClient({ baseUrl: `${shop.url}/v1` });
  const { accessToken: token, actor } = await api.signIn(ANA, shop.password);
  const params = { customerId: actor.id };
  const pack = await biofinity(api);
  return {
    ...{ api, token, id: actor.id },
    async order({ prescriptionId, quantity = 1 } = {}) {
      const [address] = (await api.call(ListAddresses, { token, params })).body.data;
      const known = (await api.call(ListPrescriptions, { token, params })).body.data;
      const own = known.find(({ status, eyes }) => status === 'verified' && eyes.right?.productId === pack.productId);
      const eye: Eye = 'right';
      const line = { eye, ...pack, parameters: LENS, quantity, prescriptionId: prescriptionId ?? own?.id ?? '' };
      const body = { market: 'US', lines: [line], shippingAddressId: address?.id ?? '', paymentToken: 'tok_visa' };
      return (await api.call(PlaceOrder, { token, body, prefer: 'wait=10' })).body;
    },
    reaches: (orderId, status) =>
      until(
        `the order ${status}`,
        async () => {
          const { body } = await api.call(GetOrder, { token, params: { orderId } });
          if (body.status === 'cancelled' && status !== 'cancelled')
            throw new Error(`the order was cancelled: ${JSON.stringify(body.reason)}`);
          return body.status === status ? body : undefined;
        },
        60_000,
      ),
  };
}

/** Returns the product and the pack of six lenses of Biofinity. */
export async function biofinity(api: Client): Promise<{ productId: string; packId: string }> {
  const { body } = await api.call(GetProduct, { params: { handle: 'biofinity' }, query: { market: 'US' } });
  const [pack] = body.packs;
  if (!pack) throw new Error('Biofinity has no pack in the US');
  return { productId: body.id, packId: pack.packId };
}

type Listed<T> = { readonly data: readonly T[] };

/** Returns all items of the first page of a list. */
export const listed = async <T>(visitor: Visitor, path: string): Promise<readonly T[]> =>
  (await visitor.send<Listed<T>>('GET', path)).data;

/** Returns the id of the warehouse that ships first to the US. */
export async function warehouseOf(visitor: Visitor): Promise<string> {
  const found = (await listed<{ id: string; code: string }>(visitor, '/v1/warehouses')).find(
    ({ code }) => code === 'NJ-1',
  );
  if (!found) throw new Error('the sample shop has no warehouse NJ-1');
  return found.id;
}

type Received = { readonly lotNumber: string; readonly expiresOn: string; readonly quantity: number };

/** Receives boxes of the lens of Ana's right eye in the warehouse. */
export async function receive(warehouse: Visitor, api: Client, received: Received): Promise<void> {
  const { packId } = await biofinity(api);
  const path = `/v1/warehouses/${await warehouseOf(warehouse)}/receipts`;
  const lines = [{ packId, parameters: LENS, ...received }];
  await warehouse.send('POST', path, { reference: received.lotNumber, lines });
}
