import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PickEnded } from '@toric/contracts/catalog-inventory/picking/pick.events';
import { CancelPickWave } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { requireWave, shownStatus, UNDER_WAY } from '../pick-wave.ts';
import { endPicks } from '../../stock/parts/open-pick.store.ts';
import { lockOrders, setOrderStatus, setWaveStatus } from '../pick-wave.store.ts';
import { lockExistingWave } from '../work.flow.ts';

/**
 * POST /pick-waves/{waveId}/cancel → catalog-inventory.pick-ended.v1 for each order whose pick had begun. Gives back
 * all orders that are not packed. Packed parcels stay packed.
 */
export const cancelPickWave = command(CancelPickWave, {
  async run({ params: { waveId }, tx, now }) {
    const wave = await lockExistingWave(tx, waveId);
    requireWave(wave, 'choosing', 'open', 'picking');
    const orders = (await lockOrders(tx, waveId)).filter(({ status }) => UNDER_WAY.includes(status));
    const of = (wanted: 'given-back' | 'cancelled') =>
      orders
        .filter((order) => (shownStatus(order) === 'cancelled') === (wanted === 'cancelled'))
        .map(({ orderId }) => orderId);
    await setOrderStatus(tx, { waveId, orderIds: of('cancelled'), status: 'cancelled' });
    await setOrderStatus(tx, { waveId, orderIds: of('given-back'), status: 'given-back' });
    await endPicks(tx, waveId, of('given-back'));
    await setWaveStatus(tx, waveId, 'cancelled', now);
    const begun = wave.status === 'picking' ? of('given-back') : [];
    return answer({ id: waveId, status: 'cancelled' as const }).emits(
      ...begun.map((orderId) => PickEnded({ orderId, waveId, outcome: 'given-back' })),
    );
  },
});
