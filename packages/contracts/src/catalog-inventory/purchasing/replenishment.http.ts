/**
 * Declares the operations of replenishment: proposals of orders to suppliers, and the draft purchase orders that are
 * made from the proposals.
 */
import { z } from 'zod';
import { Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { WAREHOUSE_NOT_FOUND } from '../stock/stock.errors.ts';
import { LotView } from '../stock/stock.http.ts';
import { PURCHASE_ORDER_LINES, SUPPLIER_INACTIVE } from './purchasing.errors.ts';
import { PurchaseOrderView } from './purchasing.http.ts';
import { PROPOSAL_DECIDED, PROPOSAL_NOT_FOUND } from './replenishment.errors.ts';

const owner = 'catalog-inventory';

/**
 * Describes the stock and the demand of one lens in one pack size. A lens that was not shipped recently has no demand
 * and is not listed.
 */
export const StockLevel = LotView.pick({
  productId: true,
  packId: true,
  gtin: true,
  lensId: true,
  parameters: true,
}).extend({
  available: z.int().meta({ description: 'Free boxes that keep long enough to be sold.' }),
  onOrder: z.int().meta({ description: 'Boxes still to come from purchase orders, drafts included.' }),
  shippedPerDay: z.number().meta({ description: 'Boxes shipped per day, on average over the observed days.' }),
  supplierId: Id.nullable().meta({
    description: 'The supplier that is asked first for this pack. Null if no supplier sells it.',
  }),
  leadTimeDays: z.int().meta({ description: 'The lead time on which the reorder point is based.' }),
  reorderPoint: z.int().meta({ description: 'Boxes. It is time to order when no more than these are available.' }),
  orderQuantity: z.int().meta({ description: 'Boxes to order. 0 means that stock on order suffices.' }),
});
export type StockLevel = z.infer<typeof StockLevel>;

export const ProposalStatus = z
  .enum(['open', 'accepted', 'superseded'])
  .meta({ description: '`superseded`: a newer computation replaced it.' });
export type ProposalStatus = z.infer<typeof ProposalStatus>;

export const ProposalLine = StockLevel.omit({ supplierId: true, orderQuantity: true }).extend({
  quantity: z
    .int()
    .meta({ description: "Boxes to order. They are raised to the supplier's minimum quantity of the pack." }),
});
export type ProposalLine = z.infer<typeof ProposalLine>;
export const ProposalView = z.object({
  id: Id,
  warehouseId: Id,
  supplierId: Id,
  status: ProposalStatus,
  lines: z.array(ProposalLine).meta({ description: 'The lens that runs out soonest comes first.' }),
  purchaseOrderId: Id.nullable(),
  createdBy: Id,
  createdAt: Instant,
  updatedAt: Instant,
});
export type ProposalView = z.infer<typeof ProposalView>;

export const ProposeReplenishment = operation({
  id: 'proposeReplenishment',
  record: 'none',
  because: 'A proposal names the person who asked for it, and never changes.',
  endpoint: 'POST /replenishment/proposals',
  owner,
  summary: 'Compute replenishment proposals for a warehouse',
  description:
    'Answers one proposal for each supplier, by the rule of `GET /reports/low-stock`. Stock on order counts, drafts included, so that nothing is proposed twice. Open proposals to the same suppliers are superseded. The list is empty if nothing runs low.',
  allow: ['warehouse'],
  body: z.strictObject({ warehouseId: Id, supplierId: Id.optional() }),
  example: { warehouseId: '0197a000-0000-7000-8000-00000000000f' },
  reply: z.object({ data: z.array(ProposalView) }),
  status: 201,
  errors: [WAREHOUSE_NOT_FOUND],
});

export const ListProposals = operation({
  id: 'listProposals',
  endpoint: 'GET /replenishment/proposals',
  owner,
  summary: 'List proposals, newest first',
  allow: ['warehouse', 'finance', 'auditor'],
  query: PageQuery.extend({ warehouseId: Id.optional(), status: ProposalStatus.optional() }),
  reply: page(ProposalView),
});

export const AcceptProposal = operation({
  id: 'acceptProposal',
  record: 'none',
  because: 'The purchase order keeps who drafted, approved and changed it.',
  endpoint: 'POST /replenishment/proposals/{proposalId}/accept',
  owner,
  summary: 'Draft the purchase order of a proposal',
  description: "The draft has the supplier's prices of today. It may be changed, and another person must approve it.",
  allow: ['warehouse'],
  params: z.strictObject({ proposalId: Id }),
  reply: PurchaseOrderView,
  status: 201,
  location: '/purchase-orders/{id}',
  versioned: true,
  errors: [PROPOSAL_NOT_FOUND, PROPOSAL_DECIDED, SUPPLIER_INACTIVE, PURCHASE_ORDER_LINES],
});
