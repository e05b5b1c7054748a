/** Stores all changes of staff accounts, append-only. The reasons are encrypted with the key of the person. */
import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { StaffRole } from '@toric/contracts/kernel/access';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { type StaffChange, StaffChangeKind } from '@toric/contracts/customer/staff/staff-change.http';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import { findKeyrings, readKeyrings } from '../data-key.store.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';

const reasons = sealedColumn('staff_change', z.object({ reason: z.string().nullable() }));

export type NewStaffChange = {
  id: string;
  staffId: string;
  /** Holds the version of the staff account after the change. */
  version: number;
  kind: StaffChangeKind;
  before: readonly StaffRole[];
  after: readonly StaffRole[];
  reason: string | null;
  /** Names the request for roles or for a factor reset that was approved or rejected. */
  requestId?: string;
  /**
   * Names the person who made the change of the account. It is null for the first administrator, whom the configuration
   * adds.
   */
  madeBy: string | null;
  at: Date;
};

export async function insertStaffChange(tx: Tx, vault: Vault, change: NewStaffChange): Promise<void> {
  const { id, staffId, version, kind, before, after, reason, requestId = null, madeBy, at } = change;
  const keys = (await findKeyrings(tx, vault, [staffId]))(staffId);
  await tx.run`
    insert into staff_change (id, staff_id, version, kind, roles_before, roles_after, sealed, request_id, made_by,
      created_at)
    values (${id}, ${staffId}, ${version}, ${kind}, ${before}, ${after}, ${reasons.seal(keys, id, { reason })},
      ${requestId}, ${madeBy}, ${at})`;
}

/**
 * Returns the administrator who asked to reset the second factor of this person. Returns undefined if the request is
 * unknown or older than a day, or if the reset was already made.
 */
export async function findFactorReset(tx: Tx, staffId: string, requestId: string): Promise<string | undefined> {
  const asked = await tx.maybe<{ madeBy: string }>`
    select made_by from staff_change c
    where id = ${requestId} and staff_id = ${staffId} and kind = 'factor-reset-asked'
      and created_at > now() - interval '1 day'
      and not exists (select from staff_change d where d.request_id = c.id and d.staff_id = c.staff_id)`;
  return asked?.madeBy;
}

/**
 * Returns at most `limit` + 1 changes, newest first. The extra change shows that another page follows. If `staffId` is
 * given, returns only the changes of this person.
 */
export async function readStaffChanges(
  db: Reader,
  vault: Vault,
  { staffId }: { staffId: string | undefined },
  page: PageQuery,
): Promise<PageRows<Cursor & { view: StaffChange }>> {
  const where = staffId === undefined ? {} : { staffId };
  const rows = await db.staffChange.findMany(pageRange(page, where));
  const keys = await readKeyrings(
    db,
    vault,
    rows.map((row) => row.staffId),
  );
  const changes = rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    get view() {
      const { id, requestId, madeBy, createdAt } = row;
      return {
        ...{ id, staffId: row.staffId, requestId, madeBy, createdAt: createdAt.toISOString() },
        kind: StaffChangeKind.parse(row.kind),
        before: StaffRole.array().parse(row.rolesBefore),
        after: StaffRole.array().parse(row.rolesAfter),
        reason: reasons.open(keys(row.staffId), id, row.sealed).reason,
      };
    },
  }));
  return withTotal(page, changes, (range) => db.staffChange.count({ where, ...range }));
}
