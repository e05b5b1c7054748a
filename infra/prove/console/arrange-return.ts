/** Adds a return to the sample shop: one box came back sealed, and a person must decide about its refund. */
import type { Client } from '@toric/client/client';
import { GetShippedBoxes } from '@toric/contracts/catalog-inventory/returned/returned.http';
import { ApproveReturn, RequestReturn } from '@toric/contracts/order/returns/return.http';
import { ReceiveReturn } from '@toric/contracts/order/returns/return-work.http';

type Given = { readonly api: Client; readonly sales: string; readonly warehouse: string };

/** Returns one box of a shipped order, and receives it in the warehouse. */
export async function addSampleReturn({ api, sales, warehouse }: Given, orderId: string): Promise<void> {
  const { body: sent } = await api.call(GetShippedBoxes, { token: warehouse, params: { orderId } });
  const [box] = sent.data;
  if (!box) throw new Error(`order ${orderId} was not sent`);
  const { lineId, lotNumber, expiresOn } = box;
  const lines = [{ lineId, quantity: 1, reason: 'changed-mind' as const }];
  const asked = { lines, resolution: 'refund' as const, note: 'She wears glasses again' };
  const { body: made } = await api.call(RequestReturn, { token: sales, params: { orderId }, body: asked });
  const params = { returnId: made.id };
  await api.call(ApproveReturn, { token: sales, params, body: {} });
  const boxes = [{ lineId, lotNumber, expiresOn, state: 'sealed' as const }];
  await api.call(ReceiveReturn, { token: warehouse, params, body: { boxes } });
}
