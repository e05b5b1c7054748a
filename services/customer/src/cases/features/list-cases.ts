import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListCases } from '@toric/contracts/customer/cases/case.http';
import type { Reader } from '../../reader.store.ts';
import { caseView } from '../case.ts';
import { readCases } from '../case.reader.store.ts';

/** GET /cases. Lists cases with their subjects but without their texts, so no access is recorded. */
export const listCases = ({ vault }: { vault: Vault }) =>
  query<typeof ListCases, Reader>(ListCases, {
    async run({ query: { limit, cursor, count, ...filter }, actor, db, now }) {
      const rows = await readCases(db, vault, { ...filter, callerId: actor.id, now }, { limit, cursor, count });
      return pageOf(rows, limit, (row) => ({ ...caseView(row.found, now), subject: row.subject }));
    },
  });
