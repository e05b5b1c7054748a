import { CHANGE_SUBJECTS, type ChangeAction } from '@toric/contracts/record/change';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Read } from '@toric/messaging/sql';
import { type Cursor, decodeCursor, type PageRows, withTotal } from '../data/cursor.ts';
import type { Keyring, Vault, WrappedKey } from '../data/vault.ts';
import type { ChangeRow } from './chain.ts';

export type ChangeFilter = {
  readonly subject?: string | undefined;
  readonly customerId?: string | undefined;
  /**
   * Lists the customers who were merged into the customer of the filter. Their changes are read too, because a record
   * names the customer to whom it belonged at the time.
   */
  readonly mergedIds?: readonly string[];
  readonly actorId?: string | undefined;
  /** If undefined, changes of all types are read. */
  readonly subjectTypes?: readonly string[] | undefined;
  /** If undefined, all actions are read. */
  readonly actions?: readonly ChangeAction[];
  /** If undefined, the changes of all actors are read. */
  readonly actorKinds?: readonly string[];
  readonly since?: string | undefined;
  readonly until?: string | undefined;
};
export type ListedChange = ChangeRow & { readonly seq: number | null };
type Page = Pick<PageQuery, 'limit' | 'cursor' | 'count'>;

/**
 * Reads another table whose rows are a record of changes already, such as the steps of an order. Returns at most
 * `limit` + 1 rows, newest first.
 */
export type ChangeSource = (read: Read, filter: ChangeFilter, page: Page) => Promise<ListedChange[]>;

/**
 * Returns the conditions of a filter with their parameters. Each combination of filters is one prepared statement with
 * its own plan.
 */
function conditionsOf(filter: ChangeFilter, { cursor }: Page) {
  const { subject, customerId, mergedIds = [], actorId, subjectTypes, actions, actorKinds, since, until } = filter;
  const values: unknown[] = [];
  const conditions: string[] = [];
  const add = (value: unknown, condition: (place: string) => string) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  add(subject, (place) => `r.subject = ${place}::uuid`);
  // an index gives the changes of one customer in their order, and those of several customers have to be sorted
  if (mergedIds.length === 0) add(customerId, (place) => `r.customer_id = ${place}::uuid`);
  else add(customerId && [customerId, ...mergedIds], (place) => `r.customer_id = any(${place}::uuid[])`);
  add(actorId, (place) => `r.actor_id = ${place}::uuid`);
  add(subjectTypes, (place) => `r.subject_type = any(${place}::text[])`);
  add(actions, (place) => `r.action = any(${place}::text[])`);
  add(actorKinds, (place) => `r.actor_kind = any(${place}::text[])`);
  add(since, (place) => `r.at >= ${place}::timestamptz`);
  add(until, (place) => `r.at < ${place}::timestamptz`);
  const from = decodeCursor(cursor);
  const order = values.length;
  if (from) {
    values.push(from.createdAt, from.id);
    conditions.push(`(r.at, r.id) < ($${order + 1}::timestamptz, $${order + 2}::uuid)`);
  }
  return { where: conditions.length > 0 ? `where ${conditions.join(' and ')}` : '', values };
}

/** Returns at most `limit` + 1 changes, newest first. The extra change shows that another page follows. */
export async function readChanges(
  read: Read,
  filter: ChangeFilter,
  page: Page,
): Promise<PageRows<Cursor & { change: ListedChange }>> {
  const { where, values } = conditionsOf(filter, page);
  const rows = await read<ListedChange>({
    text: `select r.*, s.seq from change_record r left join change_seal s on s.record_id = r.id
      ${where} order by r.at desc, r.id desc limit $${values.length + 1}`,
    values: [...values, page.limit + 1],
  });
  return withTotal(page, rows.map(listed), ({ take }) => countChanges(read, filter, take));
}

export const listed = (change: ListedChange) => ({ createdAt: change.at, id: change.id, change });

async function countChanges(read: Read, filter: ChangeFilter, atMost: number): Promise<number> {
  const { where, values } = conditionsOf(filter, { limit: 0 });
  const [counted] = await read<{ count: number }>({
    text: `select count(*) from (select from change_record r ${where} limit $${values.length + 1}) change`,
    values: [...values, atMost],
  });
  return counted?.count ?? 0;
}

/**
 * Returns the keyring of the person under whose key a change is sealed. It is undefined if the key was destroyed, or if
 * the change is not sealed.
 */
export async function readKeyrings(
  read: Read,
  vault: Vault | undefined,
  changes: readonly ChangeRow[],
): Promise<(change: ChangeRow) => Keyring | undefined> {
  const owners = [...new Set(changes.filter(({ sealed }) => sealed !== null).map(ownerOf))];
  if (!vault || owners.length === 0) return () => undefined;
  const keys = await read<WrappedKey>({
    text: 'select customer_id, version, wrapped from data_key where customer_id = any($1::uuid[])',
    values: [owners],
  });
  return (change) => {
    const own = keys.filter(({ customerId }) => customerId === ownerOf(change));
    return own.length > 0 ? vault.keyring(own) : undefined;
  };
}

const subjects: Readonly<Record<string, { readonly sealedFor?: 'customer' | 'subject' }>> = CHANGE_SUBJECTS;

const ownerOf = ({ subjectType, subject, customerId }: ChangeRow): string =>
  subjects[subjectType]?.sealedFor === 'subject' ? subject : (customerId ?? subject);
