import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ProposeReplenishment } from '@toric/contracts/catalog-inventory/purchasing/replenishment.http';
import { WAREHOUSE_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { dayOf } from '@toric/optics/calendar-day';
import { insertProposals, supersedeProposals } from '../proposal.store.ts';
import { newProposals, proposalView } from '../proposal.ts';
import type { Reader } from '../../reader.store.ts';
import { readDemand } from '../replenishment.reader.store.ts';
import { type PlannedLens, planLens, type ReplenishmentRules } from '../replenishment.ts';
import { hasWarehouse } from '../../stock/warehouse.store.ts';

/**
 * POST /replenishment/proposals. Computes one proposal per supplier. The new proposals replace earlier open ones.
 * Nothing is ordered until a person accepts a proposal.
 */
export const proposeReplenishment = (rules: ReplenishmentRules & { spareDays: number }) =>
  preparedCommand<typeof ProposeReplenishment, Reader, PlannedLens[]>(ProposeReplenishment, {
    async prepare({ body: { warehouseId, supplierId }, db, now }) {
      const { demandDays, spareDays } = rules;
      const demand = await readDemand(db, { warehouseId, demandDays }, { today: dayOf(now), spareDays });
      const lenses = demand.map((lens) => planLens(lens, rules));
      return lenses.filter((lens) => (supplierId ?? lens.supplierId) === lens.supplierId);
    },
    async run({ body, prepared: lenses, actor, tx, now, newId }) {
      if (!(await hasWarehouse(tx, body.warehouseId))) throw WAREHOUSE_NOT_FOUND();
      const proposals = newProposals(lenses, { warehouseId: body.warehouseId, by: actor.id, now, newId });
      await supersedeProposals(tx, body, now);
      await insertProposals(tx, proposals);
      return answer({ data: proposals.map(proposalView) });
    },
  });
