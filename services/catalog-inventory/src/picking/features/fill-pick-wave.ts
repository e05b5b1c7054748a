import { OrdersToPickChosen } from '@toric/contracts/order/pick.events';
import { on } from '@toric/messaging/subscription';
import { fillWave, lockWave } from '../pick-wave.store.ts';

/**
 * ⇐ order.orders-to-pick-chosen.v1. Puts the orders into the wave that are not on hold, hold boxes in its warehouse,
 * and are not picked by another wave of this warehouse. A wave without orders becomes `empty`. A repeated answer
 * changes nothing.
 */
export const fillPickWave = on(OrdersToPickChosen, {
  async run({ message: { waveId, orders }, tx }) {
    const wave = await lockWave(tx, waveId);
    if (wave?.status === 'choosing') await fillWave(tx, wave, orders);
    return undefined;
  },
});
