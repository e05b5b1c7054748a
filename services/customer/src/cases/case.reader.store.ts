/** Reads the queue of cases. */
import { betweenDays } from '@toric/chassis/data/between-days';
import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { choiceWhere } from '@toric/chassis/data/filter-where';
import type { Vault } from '@toric/chassis/data/vault';
import type { ListCases } from '@toric/contracts/customer/cases/case.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { z } from 'zod';
import type { ServiceCase as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import type { Case } from './case.ts';
import { caseOf, openContents } from './case.store.ts';

type Query = Omit<z.output<typeof ListCases.query>, 'limit' | 'cursor' | 'count'>;
type Filter = Query & { readonly callerId: string; readonly now: Date };

/**
 * Describes a case in a list. A case is decrypted only when it is read, so that a damaged row does not break the list.
 */
type ListedCase = Cursor & { readonly found: Case; readonly subject: string };

const isOpen = { state: { notIn: ['solved', 'closed'] } };

/** Matches rows whose time in this column is in the future or null. */
const notPast = (column: 'responseDueAt' | 'resolutionDueAt', now: Date) => ({
  OR: [{ [column]: null }, { [column]: { gt: now } }],
});

function whereOf({ callerId, now, assigned, late, createdFrom, createdTo, ...filter }: Filter) {
  const { number, team, customerId, orderId, lotNumber } = filter;
  const isLate = { OR: [{ responseDueAt: { lte: now } }, { resolutionDueAt: { lte: now } }] };
  const isInTime = { AND: [notPast('responseDueAt', now), notPast('resolutionDueAt', now)] };
  const isMine = { OR: [{ assigneeId: callerId }, { collaboratorIds: { has: callerId } }] };
  const exact = { number, team, customerId, orderId, lotNumber };
  return {
    ...Object.fromEntries(Object.entries(exact).filter(([, value]) => value !== undefined)),
    ...betweenDays(createdFrom, createdTo),
    AND: [
      ...[...choiceWhere('state', filter), ...choiceWhere('type', filter), ...choiceWhere('priority', filter)],
      ...(late === undefined ? [] : [late === 'true' ? isLate : isInTime]),
      ...(assigned === 'me' ? [isMine] : []),
      ...(assigned === 'nobody' ? [{ assigneeId: null, ...isOpen }] : []),
    ],
  };
}

async function keyringsOf(db: Reader, vault: Vault, rows: readonly Row[]) {
  const keys = await db.dataKey.findMany({ where: { customerId: { in: rows.map(({ id }) => id) } } });
  return (id: string) => {
    const own = keys.filter(({ customerId }) => customerId === id);
    return own.length > 0 ? vault.keyring(own) : undefined;
  };
}

/** Returns at most `limit` + 1 cases, newest first. The extra case shows that another page follows. */
export async function readCases(
  db: Reader,
  vault: Vault,
  filter: Filter,
  page: PageQuery,
): Promise<PageRows<ListedCase>> {
  const where = whereOf(filter);
  const rows = await db.serviceCase.findMany(pageRange(page, where));
  const keysOf = await keyringsOf(db, vault, rows);
  const listed = rows.map((row) => ({
    ...{ id: row.id, createdAt: row.createdAt },
    get found() {
      return caseOf(row);
    },
    get subject() {
      return openContents(keysOf(row.id), row).subject;
    },
  }));
  return withTotal(page, listed, (range) => db.serviceCase.count({ where, ...range }));
}
