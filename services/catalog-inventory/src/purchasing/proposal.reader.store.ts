import { afterCursor, type Found, found, newestFirst } from '@toric/chassis/cursor';
import { ProposalLine, ProposalStatus } from '@toric/contracts/catalog-inventory/purchasing/replenishment.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Proposal } from './proposal.ts';
import type { Reader } from '../reader.store.ts';

type Filter = { warehouseId?: string | undefined; status?: string | undefined };

/** One more than `limit`, newest first. */
export async function readProposals(
  db: Reader,
  { warehouseId, status }: Filter,
  page: PageQuery,
): Promise<Found<Proposal>> {
  const where = { ...(warehouseId && { warehouseId }), ...(status && { status }) };
  const rows = await db.proposal.findMany({
    where: { ...where, ...afterCursor(page.cursor) },
    orderBy: newestFirst(),
    take: page.limit + 1,
  });
  const proposals = rows.map((row) => ({
    ...row,
    status: ProposalStatus.parse(row.status),
    lines: ProposalLine.array().parse(row.lines),
  }));
  return found(page, proposals, (take) => db.proposal.count({ where, orderBy: newestFirst(), take }));
}
