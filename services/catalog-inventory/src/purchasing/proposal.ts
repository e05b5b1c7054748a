/**
 * Computes proposals of what to order. Lenses with low stock are grouped by supplier, in quantities that the supplier
 * accepts.
 */
import { PROPOSAL_DECIDED } from '@toric/contracts/catalog-inventory/purchasing/replenishment.errors';
import type { ProposalLine, ProposalView } from '@toric/contracts/catalog-inventory/purchasing/replenishment.http';
import { allocate } from '@toric/contracts/kernel/money';
import type { PlannedLens } from './replenishment.ts';

export type Proposal = Omit<ProposalView, 'lines' | 'createdAt' | 'updatedAt'> & {
  readonly lines: readonly ProposalLine[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/**
 * Holds the largest number of lines in a proposal. There may not be more, because a person must read them all. The
 * lenses that run out first have precedence. The next proposal contains the others.
 */
const MAX_LINES = 300;

/**
 * Returns how long the boxes last, in periods of `demandDays`. A lens without sales in this time never runs out, unless
 * no box of it is left.
 */
function daysLeft({ available, onOrder, shipped }: PlannedLens): number {
  const position = available + onOrder;
  if (shipped > 0) return position / shipped;
  return position > 0 ? Number.MAX_SAFE_INTEGER : 0;
}

/**
 * Returns the number of boxes to order of each lens. If a pack would stay below the supplier's minimum quantity, its
 * lenses share the missing boxes in proportion to their sales.
 */
function quantitiesOf(lenses: readonly PlannedLens[]): Map<PlannedLens, number> {
  const quantities = new Map(lenses.map((lens) => [lens, lens.orderQuantity]));
  for (const packId of new Set(lenses.map((lens) => lens.packId))) {
    const ofPack = lenses.filter((lens) => lens.packId === packId);
    const wanted = ofPack.reduce((sum, { orderQuantity }) => sum + orderQuantity, 0);
    const missing = Math.max(0, (ofPack[0]?.minimumQuantity ?? 1) - wanted);
    const isSold = ofPack.some(({ shipped }) => shipped > 0);
    const extra = allocate(
      missing,
      ofPack.map(({ shipped }) => (isSold ? shipped : 1)),
    );
    for (const [index, lens] of ofPack.entries()) quantities.set(lens, lens.orderQuantity + (extra[index] ?? 0));
  }
  return quantities;
}

function proposalLine(lens: PlannedLens, quantity: number): ProposalLine {
  const { packId, productId, gtin, lensId, parameters, ...level } = lens;
  const { available, onOrder, shippedPerDay, leadTimeDays, reorderPoint } = level;
  return {
    ...{ packId, productId, gtin, lensId, parameters },
    ...{ available, onOrder, shippedPerDay, leadTimeDays, reorderPoint, quantity },
  };
}

/**
 * Returns the lines of each supplier. The lens that runs out first comes first. Lenses whose pack no supplier sells are
 * left out.
 */
function linesBySupplier(lenses: readonly PlannedLens[]): Map<string, ProposalLine[]> {
  const wanted = lenses.filter(({ orderQuantity }) => orderQuantity > 0).sort((a, b) => daysLeft(a) - daysLeft(b));
  const suppliers = new Set(wanted.flatMap(({ supplierId }) => supplierId ?? []));
  return new Map(
    [...suppliers].map((supplier) => {
      const first = wanted.filter(({ supplierId }) => supplierId === supplier).slice(0, MAX_LINES);
      return [supplier, [...quantitiesOf(first)].map(([lens, quantity]) => proposalLine(lens, quantity))];
    }),
  );
}

type ProposalContext = {
  readonly warehouseId: string;
  readonly by: string;
  readonly now: Date;
  readonly newId: () => string;
};

/** Returns one open proposal per supplier. */
export function newProposals(
  lenses: readonly PlannedLens[],
  { warehouseId, by, now, newId }: ProposalContext,
): Proposal[] {
  return [...linesBySupplier(lenses)].map(
    ([supplierId, lines]): Proposal => ({
      ...{ id: newId(), warehouseId, supplierId, lines, purchaseOrderId: null },
      status: 'open',
      ...{ createdBy: by, createdAt: now, updatedAt: now },
    }),
  );
}

/**
 * Returns the accepted proposal. Throws unless the proposal is open, because accepting it a second time would order
 * everything twice.
 */
export function accept(proposal: Proposal, purchaseOrderId: string, now: Date): Proposal & { purchaseOrderId: string } {
  const { status } = proposal;
  if (status !== 'open') throw PROPOSAL_DECIDED({ status });
  return { ...proposal, status: 'accepted', purchaseOrderId, updatedAt: now };
}

export const proposalView = ({ lines, createdAt, updatedAt, ...proposal }: Proposal): ProposalView => ({
  ...proposal,
  lines: [...lines],
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
