import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PlanPickWave } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { WAREHOUSE_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { ChooseOrdersToPick } from '@toric/contracts/order/pick.events';
import { hasWarehouse } from '../../stock/warehouse.store.ts';
import { CANDIDATES_PER_PLACE } from '../pick-wave.ts';
import { insertWave } from '../pick-wave.store.ts';

/**
 * POST /pick-waves → order.choose-orders-to-pick.v1. Plans a wave. The order service knows which orders are confirmed,
 * so it names the candidates. `fill-pick-wave` then adds the candidates that fit.
 */
export const planPickWave = command(PlanPickWave, {
  async run({ body: { warehouseId, market, most, orderIds }, actor, tx, now, newId }) {
    if (!(await hasWarehouse(tx, warehouseId))) throw WAREHOUSE_NOT_FOUND();
    const wave = {
      id: newId(),
      warehouseId,
      market: market ?? null,
      most,
      status: 'choosing',
      pickerId: null,
    } as const;
    await insertWave(tx, { ...wave, plannedBy: actor.id, createdAt: now });
    const wanted = orderIds && [...new Set(orderIds)];
    const candidates = wanted?.length ?? most * CANDIDATES_PER_PLACE;
    return answer({ id: wave.id, status: wave.status }).emits(
      ChooseOrdersToPick({ waveId: wave.id, market, orderIds: wanted, most: candidates }),
    );
  },
});
