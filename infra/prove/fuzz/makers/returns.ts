/** Makes returns and amendments in the state that an operation needs. */
import { RequestReturn } from '@toric/contracts/order/returns/return.http';
import { until } from '../../testing/test-stack.ts';
import type { Base } from './base.ts';
import type { ordersIn } from './orders.ts';

const [LINE_SHOWN, LOT_SHOWN] = [RequestReturn.example.lines[0]?.lineId ?? '', 'L2406A'];
type Wish = { readonly reason?: string; readonly resolution?: string };

export function returnsIn({ send }: Base, { shipped }: Pick<ReturnType<typeof ordersIn>, 'shipped'>) {
  /** Returns an order of two boxes that was shipped. In `ids`, its line and its lot replace those of the examples. */
  async function sent() {
    const orderId = await shipped({ quantity: 2 });
    const { data } = await send('getShippedBoxes', { role: 'warehouse', path: { orderId } });
    const [lineId, lot] = [String(data[0]?.['lineId']), String(data[0]?.['lotNumber'])];
    return { orderId, lineId, lot, ids: { [LINE_SHOWN]: lineId, [LOT_SHOWN]: lot } };
  }

  async function asked({ reason = 'changed-mind', resolution = 'refund' }: Wish = {}) {
    const order = await sent();
    const body = { lines: [{ lineId: order.lineId, quantity: 1, reason }], resolution };
    const { id } = await send('requestReturn', { role: 'sales', path: { orderId: order.orderId }, body });
    return { ...order, path: { returnId: id } };
  }

  async function approved(wish: Wish = {}) {
    const found = await asked(wish);
    await send('approveReturn', { role: 'sales', path: found.path, body: {} });
    return found;
  }

  /** Returns a return whose boxes have arrived in the warehouse, so that somebody must decide about it. */
  async function received(wish: Wish = {}, state = 'sealed') {
    const found = await approved(wish);
    const boxes = [{ lineId: found.lineId, lotNumber: found.lot, expiresOn: '2031-06-30', state }];
    await send('receiveReturn', { role: 'warehouse', path: found.path, body: { boxes } });
    await until('the return to be decided', async () => {
      const { status } = await send('getReturn', { role: 'sales', path: found.path });
      return status === 'deciding' ? true : undefined;
    });
    return found;
  }

  return { sentOrder: sent, askedReturn: asked, approvedReturn: approved, receivedReturn: received };
}
