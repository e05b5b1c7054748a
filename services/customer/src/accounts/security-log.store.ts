/**
 * Reads and writes the security log of a person, which is append-only. Device and network are encrypted with the key of
 * the person.
 */
import { randomUUID } from 'node:crypto';
import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Aside } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { RequestOrigin, SecurityEventKind } from '@toric/contracts/customer/accounts/account.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings, readKeyrings } from '../data-key.store.ts';
import { Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';
import type { Origin } from './device.ts';

const origins = sealedColumn('security_event', RequestOrigin);
const NOBODY = '00000000-0000-7000-8000-000000000000';

type Event = { id: string; accountId: string; kind: SecurityEventKind; origin: Origin | undefined; at: Date };

/** Adds an event to the security log. `origin` is undefined if no request of the person caused the event. */
export async function recordEvent(tx: Tx, vault: Vault, { id, accountId, kind, origin, at }: Event): Promise<void> {
  const keys = (await findKeyrings(tx, vault, [accountId]))(accountId);
  await tx.run`
    insert into security_event (id, account_id, kind, sealed, created_at)
    values (${id}, ${accountId}, ${kind}, ${origin ? origins.seal(keys, id, origin) : null}, ${at})`;
}

type Failure = { accountId: string | undefined; kind: SecurityEventKind; origin: Origin; at: Date };

/**
 * Adds an event to the security log that stays although the request is refused. If there is no account, does the same
 * work and adds nothing, so that the time of a refusal does not reveal whether an account exists.
 */
export async function recordFailure(db: Reader, aside: Aside, vault: Vault, failure: Failure): Promise<void> {
  const { accountId = NOBODY, kind, origin, at } = failure;
  const id = randomUUID();
  const rows = await db.dataKey.findMany({ where: { customerId: accountId } });
  const keys = vault.keyring(rows.length > 0 ? rows : [vault.newKey(accountId)]);
  await aside(Prisma.sql`
    insert into security_event (id, account_id, kind, sealed, created_at)
    select ${id}::uuid, id, ${kind}, ${origins.seal(keys, id, origin)}, ${at} from account where id = ${accountId}::uuid`);
}

type Shown = Cursor & { view: RequestOrigin & { accountId: string; kind: SecurityEventKind } };

/**
 * Returns at most `limit` + 1 events, newest first. The extra event shows that another page follows. Returns undefined
 * if the account does not exist.
 */
export async function readEvents(
  db: Reader,
  vault: Vault,
  accountId: string,
  page: PageQuery,
): Promise<PageRows<Shown> | undefined> {
  if (!(await db.account.findUnique({ where: { id: accountId }, select: { id: true } }))) return undefined;
  const rows = await db.securityEvent.findMany(pageRange(page, { accountId }));
  const keys = (await readKeyrings(db, vault, [accountId]))(accountId);
  const events = rows.map(({ id, createdAt, kind, sealed }) => ({
    id,
    createdAt,
    get view() {
      const origin = sealed === null ? { device: null, network: null } : origins.open(keys, id, sealed);
      return { ...origin, accountId, kind: SecurityEventKind.parse(kind) };
    },
  }));
  return withTotal(page, events, (range) => db.securityEvent.count({ where: { accountId }, ...range }));
}
