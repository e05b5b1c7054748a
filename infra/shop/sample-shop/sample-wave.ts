/** Adds a wave in progress to the sample shop: an order that is being picked, with its first box in the tote. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Client, createClient } from '@toric/client/client';
import { BeginPickWave, GetPickWave, PlanPickWave } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { ScanPick } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import { GetShipmentBoxes } from '@toric/contracts/catalog-inventory/stock/shipment-boxes.http';
import { PlaceOrder } from '@toric/contracts/order/order.http';
import { signInStaff } from '../sign-in-staff.ts';
import { fillBasket, type SampleOrderOptions } from './sample-order.ts';

type Given = { readonly api: Client; readonly token: string };
const LOOK_MS = 100;
const LOOKS = 100;

/**
 * Plans a wave of one order in the warehouse that holds the order's boxes. Returns the id of the wave after the wave
 * has chosen the order.
 */
async function plan({ api, token }: Given, orderId: string): Promise<string> {
  const [box] = (await api.call(GetShipmentBoxes, { token, params: { orderId } })).body.boxes;
  if (!box) throw new Error(`order ${orderId} holds no box`);
  const body = { warehouseId: box.warehouseId, most: 1, orderIds: [orderId] };
  const { id } = (await api.call(PlanPickWave, { token, body })).body;
  for (let look = 0; look < LOOKS; look += 1) {
    const { status } = (await api.call(GetPickWave, { token, params: { waveId: id } })).body;
    if (status === 'open') return id;
    await pause(LOOK_MS);
  }
  throw new Error(`the order of wave ${id} was not chosen: look at the log of the order service`);
}

/** Begins a wave of the order as the warehouse, and picks the order's first box. */
async function begin(given: Given, orderId: string): Promise<void> {
  const { api, token } = given;
  const params = { waveId: await plan(given, orderId) };
  await api.call(BeginPickWave, { token, params });
  const [first] = (await api.call(GetPickWave, { token, params })).body.tasks;
  if (!first) return;
  const { taskId, gtin, lotNumber, expiresOn } = first;
  await api.call(ScanPick, { token, params, body: { taskId, gtin, lotNumber, expiresOn } });
}

/**
 * Places an order of two boxes for one eye as the customer Dai, through the gateway, and begins a wave with it. The
 * boxes of two eyes might be in two warehouses.
 */
export async function openSampleWave(options: SampleOrderOptions): Promise<void> {
  const api = createClient({ baseUrl: `${options.gatewayUrl}/v1` });
  const { samplePassword: password, factorKey: sampleKey } = options;
  const dai = await api.signIn('dai@toric.example', password);
  const basket = await fillBasket({ api, token: dai.accessToken }, dai.actor.id);
  const lines = basket.lines.slice(0, 1).map((line) => ({ ...line, quantity: 2 }));
  const placed = await api.call(PlaceOrder, {
    ...{ token: dai.accessToken, prefer: 'wait=20' },
    body: { ...basket, lines },
  });
  // the shop was used before, so Dai may have bought all lenses that the prescription permits
  if (placed.body.status !== 'confirmed') return;
  const token = await signInStaff(api, { email: 'warehouse@toric.example', password }, { sampleKey });
  await begin({ api, token }, placed.body.id);
}
