/** Proposals to order: what runs low, supplier by supplier, in quantities that each of them sends. */
import { PROPOSAL_DECIDED } from '@toric/contracts/catalog-inventory/purchasing/replenishment.errors';
import type { ProposalLine, ProposalView } from '@toric/contracts/catalog-inventory/purchasing/replenishment.http';
import { allocate } from '@toric/contracts/kernel/money';
import type { PlannedLens } from './replenishment.ts';

export type Proposal = Omit<ProposalView, 'lines' | 'createdAt' | 'updatedAt'> & {
  readonly lines: readonly ProposalLine[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** As many as a person looks through; what is left runs out later, and the next proposal has it. */
const MOST_LINES = 300;

const daysLeft = ({ available, onOrder, shipped }: PlannedLens): number => (available + onOrder) / shipped;

/** Fewer boxes of a pack than the supplier sends are filled up with those that are asked for most. */
function quantitiesOf(lenses: readonly PlannedLens[]): Map<PlannedLens, number> {
  const quantities = new Map(lenses.map((lens) => [lens, lens.orderQuantity]));
  for (const packId of new Set(lenses.map((lens) => lens.packId))) {
    const ofPack = lenses.filter((lens) => lens.packId === packId);
    const wanted = ofPack.reduce((sum, { orderQuantity }) => sum + orderQuantity, 0);
    const short = Math.max(0, (ofPack[0]?.minimumQuantity ?? 1) - wanted);
    const more = allocate(
      short,
      ofPack.map(({ shipped }) => shipped),
    );
    for (const [index, lens] of ofPack.entries()) quantities.set(lens, lens.orderQuantity + (more[index] ?? 0));
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

/** By supplier, what runs out soonest first; what nobody sells is proposed to nobody. */
function proposedLines(lenses: readonly PlannedLens[]): Map<string, ProposalLine[]> {
  const wanted = lenses.filter(({ orderQuantity }) => orderQuantity > 0).sort((a, b) => daysLeft(a) - daysLeft(b));
  const suppliers = new Set(wanted.flatMap(({ supplierId }) => supplierId ?? []));
  return new Map(
    [...suppliers].map((supplier) => {
      const first = wanted.filter(({ supplierId }) => supplierId === supplier).slice(0, MOST_LINES);
      return [supplier, [...quantitiesOf(first)].map(([lens, quantity]) => proposalLine(lens, quantity))];
    }),
  );
}

type Making = { readonly warehouseId: string; readonly by: string; readonly now: Date; readonly newId: () => string };

/** One for each supplier. */
export function newProposals(lenses: readonly PlannedLens[], { warehouseId, by, now, newId }: Making): Proposal[] {
  return [...proposedLines(lenses)].map(
    ([supplierId, lines]): Proposal => ({
      ...{ id: newId(), warehouseId, supplierId, lines, purchaseOrderId: null },
      status: 'open',
      ...{ createdBy: by, createdAt: now, updatedAt: now },
    }),
  );
}

/** Once: whoever accepts it again would order everything twice. */
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
