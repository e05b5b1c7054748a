/**
 * Adds parcels to the sample shop: one that a carrier took with a manifest, a claim, and a rule about delayed parcels.
 */
import { type Client, createClient } from '@toric/client/client';
import { type OrderView, PlaceOrder } from '@toric/contracts/order/order.http';
import { OpenCarrierClaim } from '@toric/contracts/order/parcels/carrier-claim.http';
import { SetDelayRule } from '@toric/contracts/order/parcels/delay-rule.http';
import { HandOverParcels } from '@toric/contracts/order/parcels/manifest.http';
import { CreateParcel } from '@toric/contracts/order/parcels/parcel.http';
import { signInStaff } from '../sign-in-staff.ts';
import { fillBasket, type SampleOrderOptions } from './sample-order.ts';

type Given = { readonly api: Client; readonly token: string };
const CARRIER = 'UPS Ground';

/**
 * Hands the parcel of a confirmed order over to the carrier, and claims damages from the carrier, because the parcel
 * arrived wet.
 */
export async function addSampleParcels({ api, token }: Given, order: OrderView): Promise<void> {
  const label = { carrier: CARRIER, trackingNumber: `1Z${order.number.replace(/\D/g, '')}` };
  const body = { orderId: order.id, weightGrams: 180, ...label };
  const parcel = (await api.call(CreateParcel, { token, body })).body;
  await api.call(HandOverParcels, { token, body: { carrier: CARRIER }, prefer: 'wait=10' });
  await api.call(SetDelayRule, { token, body: { carrier: CARRIER, market: 'US', hours: 48 } });
  const claim = { kind: 'damaged' as const, description: 'The parcel arrived wet, and one box was torn.' };
  const amount = { amount: 2_400, currency: order.total.currency };
  await api.call(OpenCarrierClaim, { token, body: { parcelId: parcel.id, amount, ...claim } });
}

/** Places an order as the customer Dai, through the gateway, and hands its parcel over to the carrier. */
export async function openSampleParcels(options: SampleOrderOptions): Promise<void> {
  const api = createClient({ baseUrl: `${options.gatewayUrl}/v1` });
  const { samplePassword: password, factorKey: sampleKey } = options;
  const dai = await api.signIn('dai@toric.example', password);
  const basket = await fillBasket({ api, token: dai.accessToken }, dai.actor.id);
  const order = (await api.call(PlaceOrder, { token: dai.accessToken, body: basket, prefer: 'wait=20' })).body;
  if (order.status !== 'confirmed') return;
  const token = await signInStaff(api, { email: 'warehouse@toric.example', password }, { sampleKey });
  await addSampleParcels({ api, token }, order);
}
