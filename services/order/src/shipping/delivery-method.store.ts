/** Stores delivery methods. Each instance of the service caches the methods until their stamp changes. */
import type { DeliveryMethodView } from '@toric/contracts/order/shipping/delivery-method.http';
import { DeliveryMethodBody, DeliveryMethodState } from '@toric/contracts/order/shipping/delivery-method.http';
import { json, type Tx } from '@toric/messaging/sql';
import type { DeliveryMethod as Row } from '../generated/client.ts';
import { restampDelivery } from '../sale-terms.store.ts';
import type { DeliveryMethod } from './delivery-method.ts';

export const methodOf = ({ terms, state, ...row }: Row): DeliveryMethod => ({
  ...DeliveryMethodBody.parse(terms),
  ...{ id: row.id, version: row.version, createdAt: row.createdAt, updatedAt: row.updatedAt },
  state: DeliveryMethodState.parse(state),
});

export const methodView = ({
  isOffered: _isOffered,
  createdAt,
  updatedAt,
  ...method
}: DeliveryMethod): DeliveryMethodView => ({
  ...method,
  ...{ createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
});

/** At most this number of delivery methods that are not retired may exist. */
export const MOST_METHODS = 100;

const stateOf = ({ isOffered }: DeliveryMethodBody) => (isOffered ? 'offered' : 'paused');

/** Locks the delivery methods until the commit. Returns the number of methods that are not retired. */
export async function lockMethods(tx: Tx): Promise<number> {
  await restampDelivery(tx);
  return (await tx.one<{ count: number }>`select count(*)::int as count from delivery_method where state <> 'retired'`)
    .count;
}

export async function lockMethod(tx: Tx, id: string): Promise<DeliveryMethod | undefined> {
  await restampDelivery(tx);
  const row = await tx.maybe<Row>`select * from delivery_method where id = ${id} for no key update`;
  return row && methodOf(row);
}

export async function insertMethod(tx: Tx, id: string, body: DeliveryMethodBody, now: Date): Promise<DeliveryMethod> {
  const row = await tx.one<Row>`
    insert into delivery_method (id, state, terms, created_at, updated_at)
    values (${id}, ${stateOf(body)}, ${json(body)}, ${now}, ${now}) returning *`;
  return methodOf(row);
}

export async function updateMethod(tx: Tx, id: string, body: DeliveryMethodBody, now: Date): Promise<DeliveryMethod> {
  const row = await tx.one<Row>`
    update delivery_method set state = ${stateOf(body)}, terms = ${json(body)}, version = version + 1, updated_at = ${now}
    where id = ${id} returning *`;
  return methodOf(row);
}

export async function retireMethod(tx: Tx, id: string, now: Date): Promise<DeliveryMethod> {
  const row = await tx.one<Row>`
    update delivery_method set state = 'retired', version = version + 1, updated_at = ${now}
    where id = ${id} returning *`;
  return methodOf(row);
}

type Kept = { readonly stamp: string; readonly methods: readonly DeliveryMethod[] };
let kept: Kept | undefined;

/**
 * Returns the cached delivery methods in their order. Returns undefined if the methods were changed since they were
 * cached.
 */
export const keptMethods = (stamp: string | null): readonly DeliveryMethod[] | undefined =>
  stamp !== null && kept?.stamp === stamp ? kept.methods : undefined;

/**
 * Caches the delivery methods that new orders can choose. They were read after the stamp, so they are at least as new
 * as the stamp.
 */
export function keepMethods(stamp: string | null, rows: readonly Row[]): readonly DeliveryMethod[] {
  const methods = rows.map(methodOf).toSorted((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
  if (stamp !== null) kept = { stamp, methods };
  return methods;
}

/** Returns the delivery methods that new orders can choose. It sends a statement only after a change of the methods. */
export async function findMethods(tx: Tx, stamp: string | null): Promise<readonly DeliveryMethod[]> {
  const known = keptMethods(stamp);
  if (known) return known;
  return keepMethods(stamp, await tx.many<Row>`select * from delivery_method where state = 'offered'`);
}
