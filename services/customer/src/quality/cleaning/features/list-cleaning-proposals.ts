import { readings } from '@toric/chassis/changes/readings';
import { viewsOf } from '@toric/chassis/data/unreadable';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { AnyJobKind } from '@toric/chassis/jobs/job-kind';
import { CLEANING_NOT_FOUND } from '@toric/contracts/customer/quality/cleaning.errors';
import { ListCleaningProposals } from '@toric/contracts/customer/quality/cleaning.http';
import { REQUEST_INVALID_CURSOR } from '@toric/contracts/kernel/request.errors';
import { findKeyrings } from '../../../data-key.store.ts';
import { openPersonalData } from '../../../people/customer.store.ts';
import { shownName } from '../../../people/search/name-tokens.ts';
import { findLeftOut, findProposals, findSealedNames, lockCleaning } from '../choice.store.ts';

/** Returns the number of the row after which a page of the proposals begins. The pagination cursor is this number. */
function rowAfter(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor)) throw REQUEST_INVALID_CURSOR();
  return Number(cursor);
}

/**
 * GET /cleanings/{jobId}/proposals. Lists the proposed changes of a cleaning. The access to each listed customer is
 * recorded.
 */
export const listCleaningProposals = (shared: { vault: Vault; kind: AnyJobKind }) =>
  command(ListCleaningProposals, {
    async run({ params: { jobId }, query: { limit, cursor }, tx }) {
      if (!(await lockCleaning(tx, jobId))) throw CLEANING_NOT_FOUND();
      const found = await findProposals(tx, shared, { jobId, after: rowAfter(cursor), most: limit + 1 });
      const page = found.slice(0, limit);
      const ids = page.map(({ customerId }) => customerId);
      const [people, keysOf, leftOut] = [
        await findSealedNames(tx, ids),
        await findKeyrings(tx, shared.vault, ids),
        await findLeftOut(
          tx,
          jobId,
          page.map(({ row }) => row),
        ),
      ];
      const names = viewsOf(people, (row) => ({ id: row.id, name: shownName(openPersonalData(keysOf(row.id), row)) }));
      const data = page.map(({ row, customerId, change: { fixes } }) => {
        const name = names.data.find(({ id }) => id === customerId)?.name ?? '–';
        return { row, customer: { id: customerId, name }, isChosen: !leftOut.has(row), fixes };
      });
      const nextCursor = found.length > limit ? String(page.at(-1)?.row ?? 0) : null;
      return answer({ data, nextCursor }).records(
        ...readings(
          'customer.found',
          ids.map((id) => ({ id, customerId: id })),
        ),
      );
    },
  });
