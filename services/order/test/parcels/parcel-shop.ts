/** Starts an order service with the sandbox carrier. The test plays the customer service: it seals addresses. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealFor } from '@toric/chassis/data/sealed-box';
import { StockReserved } from '@toric/contracts/catalog-inventory/events';
import {
  parcelAddressContext,
  ParcelAddressSealed,
  SealParcelAddress,
} from '@toric/contracts/customer/people/parcel-address.events';
import type { ParcelRecord } from '@toric/contracts/order/parcels/parcel.http';
import { PaymentAuthorised } from '@toric/contracts/payment/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { startCarrier } from '@toric/infra/shop/sandbox-carrier/carrier';
import { body, orderStack } from '../order-stack.ts';

export const ADDRESS = {
  ...{ recipient: 'Ana Canary', line1: '1 Lens Way', city: 'Newark', region: 'NJ', postalCode: '07102', country: 'US' },
};
const SENDER = JSON.stringify({ ...ADDRESS, recipient: 'Toric' });
const [KEY, SECRET] = ['carrier-key-of-a-test', 'carrier-secret-of-a-test'];
const total = { amount: 12_800, currency: 'USD' };

export type ParcelShop = Awaited<ReturnType<typeof parcelShop>>;

export async function parcelShop() {
  const folder = await mkdtemp(join(tmpdir(), 'carrier-'));
  const carrier = await startCarrier({
    ...{ PORT: 0, HOST: '127.0.0.1', CARRIER_DATA_DIR: folder, CARRIER_KEY: KEY, CARRIER_WEBHOOK_SECRET: SECRET },
  });
  const settings = { CARRIER_URL: carrier.url, CARRIER_KEY: KEY, CARRIER_WEBHOOK_SECRET: SECRET };
  const shop = await orderStack({ ...settings, CARRIER_SENDER: SENDER, CARRIER_TIMEOUT_MS: '2000' });
  carrier.sendTo(`http://127.0.0.1:${shop.port}/carrier-events/easypost`);
  const get = async (path: string, token = shop.warehouse) =>
    (await shop.api().get(path).set('Authorization', `Bearer ${token}`).expect(200)).body;
  const parcel = (id: string): Promise<ParcelRecord> => get(`/parcels/${id}`);
  return {
    ...shop,
    carrier,
    get,
    parcel,
    sql: async (text: string, values: unknown[] = []) => (await shop.stack.admin.query(text, values)).rows,
    /** Places an order, confirms it with the answers of the other services, and returns its id. */
    async confirmed(data: object = body): Promise<string> {
      const orderId = await shop.placed(data);
      await shop.permit(orderId);
      await shop.reaches(orderId, 'reserving');
      await shop.stack.deliver(StockReserved, StockReserved({ orderId, reservedUntil: '2030-01-01T00:00:00.000Z' }));
      await shop.reaches(orderId, 'charging');
      await shop.stack.deliver(PaymentAuthorised, PaymentAuthorised({ orderId, paymentId: orderId, amount: total }));
      await shop.reaches(orderId, 'confirmed');
      return orderId;
    },
    /** Seals the address for the parcel, as the customer service does when the order service requests the address. */
    async sealAddress(parcelId: string, address: object = ADDRESS): Promise<string> {
      const asked = await until('the address is asked for', async () =>
        (await shop.sentFor(SealParcelAddress.type, parcelId)).at(-1),
      );
      const { orderId, publicKey } = asked;
      const sealed = sealFor(publicKey, parcelAddressContext(parcelId), JSON.stringify(address));
      await shop.stack.deliver(ParcelAddressSealed, ParcelAddressSealed({ parcelId, orderId, sealed }));
      return sealed;
    },
    parcelReaches: (id: string, status: string): Promise<ParcelRecord> =>
      until(`the parcel is ${status}`, async () => {
        const found = await parcel(id);
        return found.status === status ? found : undefined;
      }),
    /** Changes the status of a parcel at the sandbox carrier, which sends the news to the shop. */
    move: (trackingNumber: string | null, status: string, more: object = {}) =>
      fetch(`${carrier.url}/control/trackers/${trackingNumber}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ status, ...more }),
      }),
    async stop() {
      await shop.stop();
      await carrier.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
