/**
 * Reads and writes cases. Subject, sender and comment are encrypted with a key of the case, so that a merge of
 * customers moves no key.
 */
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { CaseChannel, CasePriority, CaseState, CaseTeam, CaseType } from '@toric/contracts/customer/cases/case';
import { Eye } from '@toric/contracts/lens';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import { findKeyrings, insertKey } from '../data-key.store.ts';
import type { ServiceCase as Row } from '../generated/client.ts';
import { sealedColumn } from '../sealed-column.ts';
import { type Case, type CaseContents, numberOf } from './case.ts';

const Contents = z.object({
  subject: z.string(),
  sender: z.object({ name: z.string().nullable(), email: z.string().nullable() }).nullable(),
  comment: z.string().optional(),
});
const contents = sealedColumn('service_case', Contents);

/** Returns the case of a row. Throws if the row is damaged. */
export function caseOf(stored: Row): Case {
  const { sealed: _, ...row } = stored;
  return {
    ...row,
    type: CaseType.parse(row.type),
    priority: CasePriority.parse(row.priority),
    channel: CaseChannel.parse(row.channel),
    state: CaseState.parse(row.state),
    team: CaseTeam.parse(row.team),
    eye: Eye.nullable().parse(row.eye),
  };
}

/** Returns the contents of a case. They are empty if the customer was erased. */
export const openContents = (keys: Keyring | undefined, { id, sealed }: Pick<Row, 'id' | 'sealed'>): CaseContents =>
  sealed === '' || !keys ? { subject: '', sender: null } : contents.open(keys, id, sealed);

/** Returns the next case number of the year. The counter stays locked until the transaction ends. */
export async function nextNumber(tx: Tx, now: Date): Promise<string> {
  const year = now.getUTCFullYear();
  const { last } = await tx.one<{ last: number }>`
    insert into case_number (year, last) values (${year}, 1)
    on conflict (year) do update set last = case_number.last + 1 returning last`;
  return numberOf(year, last);
}

/** Inserts the case with a key of its own, and returns the keyring of the case. */
export async function insertCase(tx: Tx, vault: Vault, one: Case, sealed: CaseContents): Promise<Keyring> {
  const key = vault.newKey(one.id);
  await insertKey(tx, key);
  const keys = vault.keyring([key]);
  await tx.run`
    insert into service_case (id, number, type, priority, channel, state, team, assignee_id, collaborator_ids, customer_id,
      order_id, product_id, eye, gtin, lot_number, complaint_id, sealed, version, created_at, updated_at)
    values (${one.id}, ${one.number}, ${one.type}, ${one.priority}, ${one.channel}, ${one.state}, ${one.team},
      ${one.assigneeId}, ${one.collaboratorIds}::uuid[], ${one.customerId}, ${one.orderId}, ${one.productId}, ${one.eye},
      ${one.gtin}, ${one.lotNumber}, ${one.complaintId}, ${contents.seal(keys, one.id, sealed)}, ${one.version},
      ${one.createdAt}, ${one.updatedAt})`;
  return keys;
}

/** Locks the case until the transaction ends. */
export async function lockCase(tx: Tx, id: string): Promise<Case | undefined> {
  const row = await tx.maybe<Row>`select * from service_case where id = ${id} for no key update`;
  return row && caseOf(row);
}

/** Returns the keyring of a case. Returns undefined if the key was destroyed with its customer. */
export async function findCaseKeys(tx: Tx, vault: Vault, id: string): Promise<Keyring | undefined> {
  const key = await tx.maybe<object>`select from data_key where customer_id = ${id}`;
  return key && (await findKeyrings(tx, vault, [id]))(id);
}

export async function findContents(tx: Tx, keys: Keyring | undefined, id: string): Promise<CaseContents> {
  return openContents(
    keys,
    await tx.one<Pick<Row, 'id' | 'sealed'>>`select id, sealed from service_case where id = ${id}`,
  );
}

export async function saveContents(tx: Tx, keys: Keyring, id: string, value: CaseContents): Promise<void> {
  await tx.run`update service_case set sealed = ${contents.seal(keys, id, value)} where id = ${id}`;
}

/** Saves the state, the facts and the clock of a case. The caller must have locked the case. */
export async function updateCase(tx: Tx, one: Case): Promise<void> {
  await tx.run`
    update service_case set type = ${one.type}, priority = ${one.priority}, state = ${one.state}, team = ${one.team},
      assignee_id = ${one.assigneeId}, collaborator_ids = ${one.collaboratorIds}::uuid[],
      customer_id = ${one.customerId}, order_id = ${one.orderId}, product_id = ${one.productId}, eye = ${one.eye},
      gtin = ${one.gtin}, lot_number = ${one.lotNumber}, complaint_id = ${one.complaintId},
      reopenings = ${one.reopenings}, responded_at = ${one.respondedAt}, solved_at = ${one.solvedAt},
      closed_at = ${one.closedAt}, response_warn_at = ${one.responseWarnAt}, response_due_at = ${one.responseDueAt},
      resolution_warn_at = ${one.resolutionWarnAt}, resolution_due_at = ${one.resolutionDueAt},
      response_warned_at = ${one.responseWarnedAt}, response_breached_at = ${one.responseBreachedAt},
      resolution_warned_at = ${one.resolutionWarnedAt}, resolution_breached_at = ${one.resolutionBreachedAt},
      next_step_at = ${one.nextStepAt}, score = ${one.score}, version = ${one.version}, updated_at = ${one.updatedAt}
    where id = ${one.id}`;
}

/**
 * Returns at most `limit` open cases whose ids come after `after`, in the order of their ids. The deadlines of open
 * cases are recomputed page by page.
 */
export async function findOpenAfter(tx: Tx, after: string, limit: number): Promise<string[]> {
  const rows = await tx.many<{ id: string }>`
    select id from service_case where state not in ('solved', 'closed') and id > ${after} order by id limit ${limit}::int`;
  return rows.map(({ id }) => id);
}

/**
 * Returns for each of these people the number of cases that she must work on. Cases in the state `waiting` do not
 * count.
 */
export async function findLoads(tx: Tx, memberIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.many<{ assigneeId: string; cases: number }>`
    select assignee_id, count(*)::int as cases from service_case
    where assignee_id = any(${memberIds}::uuid[]) and state not in ('solved', 'closed', 'waiting') group by assignee_id`;
  return new Map(rows.map(({ assigneeId, cases }) => [assigneeId, cases]));
}

/** Returns true if each of these ids is a member of staff. */
export async function hasAllStaff(tx: Tx, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const { count } = await tx.one<{ count: number }>`
    select count(*)::int as count from account where kind = 'staff' and id = any(${ids}::uuid[])`;
  return count === new Set(ids).size;
}
