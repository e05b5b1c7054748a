/** A wave in progress for the sample shop: an order that is being picked, with the first box in its tote. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Client, createClient } from '@toric/client/client';
import {
  BeginPickWave,
  GetPickWave,
  PlanPickWave,
  type PickWaveView,
} from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { ScanPick } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import { PlaceOrder } from '@toric/contracts/order/order.http';
import { ListWarehouses } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { signInStaff } from '../sign-in-staff.ts';
import { fillBasket, type SampleOrderOptions } from './sample-order.ts';

type Given = { readonly api: Client; readonly token: string };
const LOOK_MS = 100;
const LOOKS = 100;

/** Plans a wave of the orders of a warehouse. Returns it when its orders are chosen. */
async function plan({ api, token }: Given, warehouseId: string): Promise<PickWaveView> {
  const { id } = (await api.call(PlanPickWave, { token, body: { warehouseId, most: 5 } })).body;
  for (let look = 0; look < LOOKS; look += 1) {
    const { body } = await api.call(GetPickWave, { token, params: { waveId: id } });
    if (body.status !== 'choosing') return body;
    await pause(LOOK_MS);
  }
  throw new Error(`the orders of wave ${id} were not chosen: look at the log of the order service`);
}

/** Begins a wave in the first warehouse that has an order to pick, and takes its first box. */
export async function beginSampleWave(given: Given): Promise<void> {
  const { api, token } = given;
  const { data } = (await api.call(ListWarehouses, { token, query: { limit: 100 } })).body;
  for (const { id } of data.toSorted((a, b) => a.priority - b.priority)) {
    const wave = await plan(given, id);
    if (wave.status !== 'open') continue;
    const params = { waveId: wave.id };
    await api.call(BeginPickWave, { token, params });
    const [first] = (await api.call(GetPickWave, { token, params })).body.tasks;
    if (!first) return;
    const { taskId, gtin, lotNumber, expiresOn } = first;
    await api.call(ScanPick, { token, params, body: { taskId, gtin, lotNumber, expiresOn } });
    return;
  }
}

/** Places an order as the customer Ana, through the gateway, and begins a wave with it. */
export async function openSampleWave(options: SampleOrderOptions): Promise<void> {
  const api = createClient({ baseUrl: `${options.gatewayUrl}/v1` });
  const { samplePassword: password, factorKey: sampleKey } = options;
  const ana = await api.signIn('ana@toric.example', password);
  const body = await fillBasket({ api, token: ana.accessToken }, ana.actor.id);
  await api.call(PlaceOrder, { token: ana.accessToken, body, prefer: 'wait=20' });
  const token = await signInStaff(api, { email: 'warehouse@toric.example', password }, { sampleKey });
  await beginSampleWave({ api, token });
}
