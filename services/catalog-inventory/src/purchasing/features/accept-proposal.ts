import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PROPOSAL_NOT_FOUND } from '@toric/contracts/catalog-inventory/purchasing/replenishment.errors';
import { AcceptProposal } from '@toric/contracts/catalog-inventory/purchasing/replenishment.http';
import { formatNumber } from '@toric/contracts/numbers/number-rule';
import { lockProposal, saveProposal } from '../proposal.store.ts';
import { accept } from '../proposal.ts';
import type { LensIds } from '@toric/optics/lens-id';
import { orderedLines } from '../purchase-line.ts';
import { insertPurchaseOrder, nextPurchaseNumber } from '../purchase-order.store.ts';
import { draftOrder } from '../purchase-order.ts';
import { purchaseOrderView } from '../purchase-order.view.ts';
import { findAssortment, findSupplier } from '../supplier.store.ts';
import { requireActive } from '../supplier.ts';

/**
 * POST /replenishment/proposals/{proposalId}/accept. Turns an open proposal into a draft purchase order at the
 * supplier's current prices.
 */
export const acceptProposal = ({ numberRule, lensIds }: { numberRule: string; lensIds: LensIds }) =>
  command(AcceptProposal, {
    async run({ params: { proposalId }, actor, tx, now, newId }) {
      const proposal = await lockProposal(tx, proposalId);
      if (!proposal) throw PROPOSAL_NOT_FOUND();
      const accepted = accept(proposal, newId(), now);
      const { warehouseId, supplierId, lines: proposed } = accepted;
      const supplier = requireActive(await findSupplier(tx, supplierId));
      const wanted = proposed.map(({ packId, parameters, quantity }) => ({ packId, parameters, quantity }));
      const lines = orderedLines(wanted, await findAssortment(tx, supplier, wanted), { newId, lensIds });
      const number = formatNumber(numberRule, await nextPurchaseNumber(tx), now);
      const draft = { id: accepted.purchaseOrderId, number, warehouseId, lines, draftedBy: actor.id };
      const order = draftOrder(draft, supplier, now);
      await insertPurchaseOrder(tx, order);
      await saveProposal(tx, accepted);
      return answer(purchaseOrderView(order));
    },
  });
