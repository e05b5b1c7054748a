/**
 * Reads and writes privacy requests and their steps. The files and the reasons are encrypted under the key of the
 * customer.
 */
import { type Cursor, decodeCursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring } from '@toric/chassis/data/vault';
import { PrivacyKind, PrivacyLaw, PrivacyState } from '@toric/contracts/customer/privacy/privacy.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { ChangeActor } from '@toric/contracts/record/change';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { Prisma, PrivacyRequest as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';
import type { PrivacyRequest } from './privacy-request.ts';

const reasons = sealedColumn('privacy_request', z.object({ reason: z.string() }));

type OpenColumns = Omit<Row, 'sealed' | 'sealedKey' | 'sealedFile'>;
export const requestOf = (row: OpenColumns): PrivacyRequest => ({
  id: row.id,
  customerId: row.customerId,
  kind: PrivacyKind.parse(row.kind),
  state: PrivacyState.parse(row.state),
  law: PrivacyLaw.parse(row.law),
  ...{ askedBy: row.askedBy, askedByStaff: row.askedByStaff, dueAt: row.dueAt, fileUntil: row.fileUntil },
  ...{ endedAt: row.endedAt, version: row.version, createdAt: row.createdAt, updatedAt: row.updatedAt },
});

type Secrets = { readonly keys: Keyring; readonly reason: string | undefined; readonly sealedKey: string | null };

/** Inserts the request and returns true. Returns false if a request of this kind is already open. */
export async function insertRequest(tx: Tx, request: PrivacyRequest, secrets: Secrets): Promise<boolean> {
  const { id, customerId, kind, state, law, askedBy, askedByStaff, dueAt, createdAt } = request;
  const { keys, reason, sealedKey } = secrets;
  const sealed = reason === undefined ? null : reasons.seal(keys, id, { reason });
  const inserted = await tx.run`
    insert into privacy_request (id, customer_id, kind, state, law, sealed, asked_by, asked_by_staff, due_at, sealed_key,
      created_at, updated_at)
    values (${id}, ${customerId}, ${kind}, ${state}, ${law}, ${sealed}, ${askedBy}, ${askedByStaff}, ${dueAt}, ${sealedKey},
      ${createdAt}, ${createdAt})
    on conflict do nothing`;
  return inserted === 1;
}

type Step = { readonly id: string; readonly requestId: string; readonly kind: string; readonly at: Date };

/** Adds a step to a privacy request. If `actor` is absent, a process took the step. */
export async function insertStep(tx: Tx, step: Step, actor?: ChangeActor): Promise<void> {
  const { id, requestId, kind, at } = step;
  await tx.run`
    insert into privacy_step (id, request_id, kind, actor_kind, actor_id, at)
    values (${id}, ${requestId}, ${kind}, ${actor?.kind ?? 'process'}, ${actor?.id ?? null}, ${at})`;
}

type RequestKey = { readonly customerId: string; readonly requestId: string };

/** Locks the request until the transaction ends. Returns undefined if the customer has no such request. */
export async function lockRequest(
  tx: Tx,
  { customerId, requestId }: RequestKey,
  self: string | undefined,
): Promise<PrivacyRequest | undefined> {
  const row = await tx.maybe<OpenColumns>`
    select id, customer_id, kind, state, law, asked_by, asked_by_staff, due_at, file_until, ended_at, version, created_at, updated_at
    from privacy_request
    where id = ${requestId} and customer_id = ${customerId} and customer_id = ${self ?? customerId} for no key update`;
  return row && requestOf(row);
}

/** Ends the request in this state, and returns the request. Deletes its encrypted key and file. */
export async function endRequest(tx: Tx, id: string, state: PrivacyState, now: Date): Promise<PrivacyRequest> {
  return requestOf(
    await tx.one<Row>`
      update privacy_request set state = ${state}, ended_at = ${now}, sealed_key = null, sealed_file = null,
        version = version + 1, updated_at = ${now}
      where id = ${id} returning *`,
  );
}

const OPEN_COLUMNS = { sealed: true, sealedKey: true, sealedFile: true } as const;

export async function readRequest(
  db: Reader,
  { customerId, requestId }: RequestKey,
  self: string | undefined,
): Promise<PrivacyRequest | undefined> {
  if (customerId !== (self ?? customerId)) return undefined;
  const row = await db.privacyRequest.findFirst({ where: { id: requestId, customerId }, omit: OPEN_COLUMNS });
  return row ? requestOf(row) : undefined;
}

export const readSteps = (db: Reader, requestId: string) =>
  db.privacyStep.findMany({ where: { requestId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });

/** Returns a function that returns the services whose data have arrived for a request. */
export async function readArrived(db: Reader, requestIds: readonly string[]): Promise<(id: string) => string[]> {
  const rows = await db.privacyPart.groupBy({
    by: ['requestId', 'service', 'parts'],
    where: { requestId: { in: [...requestIds] } },
    _count: { part: true },
  });
  const complete = rows.filter(({ parts, _count }) => _count.part === parts);
  return (id) => complete.filter(({ requestId }) => requestId === id).map(({ service }) => service);
}

export type RequestFilter = {
  readonly customerId?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
  /** Selects only open requests whose deadline is before this instant. */
  readonly dueBefore?: Date | undefined;
  /** Is true for a list that begins with the request whose deadline is the earliest. */
  readonly byDue?: boolean;
};
/**
 * Describes a request in a list. `createdAt` is its place in the list, which is the deadline if the list is in the
 * order of deadlines.
 */
export type ListedRequest = Cursor & { readonly request: PrivacyRequest };
export const OPEN_STATES = ['collecting', 'asked'];

/**
 * Returns the arguments with which a list in the order of deadlines is read. Its pagination cursor holds a deadline and
 * an id.
 */
function dueRange({ cursor, limit }: PageQuery, where: Prisma.PrivacyRequestWhereInput) {
  const from = decodeCursor(cursor);
  const after: Prisma.PrivacyRequestWhereInput = from
    ? { dueAt: { gte: from.createdAt }, OR: [{ dueAt: { gt: from.createdAt } }, { id: { gt: from.id } }] }
    : {};
  const orderBy: Prisma.PrivacyRequestOrderByWithRelationInput[] = [{ dueAt: 'asc' }, { id: 'asc' }];
  return { where: { AND: [where, after] }, orderBy, take: limit + 1 };
}

/**
 * Returns at most `limit` + 1 requests, newest first or by their deadlines. The extra request shows that another page
 * follows.
 */
export async function readRequests(
  db: Reader,
  filter: RequestFilter,
  page: PageQuery,
): Promise<PageRows<ListedRequest>> {
  const { customerId, kind, state, dueBefore, byDue = false } = filter;
  const where: Prisma.PrivacyRequestWhereInput = {
    ...(customerId && { customerId }),
    ...(kind && { kind }),
    AND: [
      ...(state ? [{ state }] : []),
      ...(dueBefore ? [{ state: { in: OPEN_STATES }, dueAt: { lt: dueBefore } }] : []),
    ],
  };
  const range = byDue ? dueRange(page, where) : pageRange(page, where);
  const rows = await db.privacyRequest.findMany({ ...range, omit: OPEN_COLUMNS });
  const listed = rows.map((row) => ({
    ...{ id: row.id, createdAt: byDue ? row.dueAt : row.createdAt, request: requestOf(row) },
  }));
  return withTotal(page, listed, (counted) => db.privacyRequest.count({ where, ...counted }));
}

/** Returns the number of open requests whose deadline is before this instant. */
export const countDue = (db: Reader, before: Date): Promise<number> =>
  db.privacyRequest.count({ where: { state: { in: OPEN_STATES }, dueAt: { lt: before } } });
