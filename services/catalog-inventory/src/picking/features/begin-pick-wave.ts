import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PickBegun } from '@toric/contracts/catalog-inventory/picking/pick.events';
import { BeginPickWave } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { beginPicks } from '../../stock/parts/open-pick.store.ts';
import { findOrdersIn, insertTasks } from '../pick-task.store.ts';
import { requireWave } from '../pick-wave.ts';
import { beginWave, lockOrders, setOrderStatus } from '../pick-wave.store.ts';
import { lockExistingWave, settleWave } from '../work.flow.ts';

/**
 * POST /pick-waves/{waveId}/begin → catalog-inventory.pick-begun.v1 for each order. Locks the reservations and makes
 * the tasks from the boxes that they now hold in this warehouse. An order that no longer holds boxes leaves the wave.
 * An order on hold, or with no boxes in this warehouse since it was amended, is given back.
 */
export const beginPickWave = command(BeginPickWave, {
  async run({ params: { waveId }, actor, tx, now, newId }) {
    const wave = await lockExistingWave(tx, waveId);
    requireWave(wave, 'open');
    const orders = await lockOrders(tx, waveId);
    const idsOf = (some: typeof orders) => some.map(({ orderId }) => orderId);
    const held = orders.filter(({ reservation }) => reservation === 'held');
    const here = await findOrdersIn(tx, wave.warehouseId, idsOf(held));
    const orderIds = idsOf(held.filter(({ orderId, isOnHold }) => !isOnHold && here.has(orderId)));
    const back = idsOf(held.filter(({ orderId, isOnHold }) => isOnHold || !here.has(orderId)));
    const gone = idsOf(orders.filter(({ reservation }) => reservation !== 'held'));
    await setOrderStatus(tx, { waveId, orderIds: gone, status: 'cancelled' });
    await setOrderStatus(tx, { waveId, orderIds: back, status: 'given-back' });
    await setOrderStatus(tx, { waveId, orderIds, status: 'picking' });
    await beginPicks(tx, wave, orderIds, now);
    await insertTasks(tx, wave, orderIds, newId);
    await beginWave(tx, waveId, actor.id, now);
    const status = await settleWave(tx, { ...wave, status: 'picking' }, now);
    return answer({ id: waveId, status }).emits(...orderIds.map((orderId) => PickBegun({ orderId })));
  },
});
