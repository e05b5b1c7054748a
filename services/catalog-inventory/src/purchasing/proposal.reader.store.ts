import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { ProposalLine, ProposalStatus } from '@toric/contracts/catalog-inventory/purchasing/replenishment.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Proposal } from './proposal.ts';
import type { Reader } from '../reader.store.ts';

type Filter = { warehouseId?: string | undefined; status?: string | undefined };

/** Returns at most `limit` + 1 proposals, newest first. The extra proposal shows that another page follows. */
export async function readProposals(
  db: Reader,
  { warehouseId, status }: Filter,
  page: PageQuery,
): Promise<PageRows<Proposal>> {
  const where = { ...(warehouseId && { warehouseId }), ...(status && { status }) };
  const rows = await db.proposal.findMany(pageRange(page, where));
  const proposals = rows.map((row) => ({
    ...row,
    status: ProposalStatus.parse(row.status),
    lines: ProposalLine.array().parse(row.lines),
  }));
  return withTotal(page, proposals, (range) => db.proposal.count({ where, ...range }));
}
