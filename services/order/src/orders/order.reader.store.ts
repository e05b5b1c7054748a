import { betweenDays } from '@toric/chassis/data/between-days';
import { choiceWhere } from '@toric/chassis/data/filter-where';
import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import type { Vault, WrappedKey } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { OrderStatus } from '@toric/contracts/order/order.http';
import { LensParameters } from '@toric/contracts/lens';
import type { Read } from '@toric/messaging/sql';
import { type LensIds, unkeyedLensId } from '@toric/optics/lens-id';
import { Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { openParameters } from './order.store.ts';
import { orderView, type SealedOrder } from './order.view.ts';

const withLines = { lines: { orderBy: { position: 'asc' } } } as const;

/** Describes an order as it is read, with the keys of its customer. `keys` is null after the customer was erased. */
type FoundOrder = SealedOrder & { keys: WrappedKey[] | null };

/**
 * Returns the order in the form of the API. Returns undefined if it does not exist, or if `customerId` names another
 * customer. Returns undefined also if the customer was erased, because the lens parameters can no longer be read. Every
 * client that waits for an order polls this query. So it is one prepared statement that is sent over `pg` instead of
 * Prisma (ADR 0014).
 */
export async function readOrder(read: Read, vault: Vault, orderId: string, customerId: string | undefined) {
  const own = customerId ? Prisma.sql`and customer_id = ${customerId}::uuid` : Prisma.empty;
  const [order] = await read<FoundOrder>(Prisma.sql`
    select o.*, (
        select json_agg(json_build_object('id', id, 'goods', goods, 'rule', rule, 'eye', eye, 'productId', product_id, 'productName', product_name,
          'packId', pack_id, 'packSize', pack_size, 'lensId', lens_id, 'prescriptionId', prescription_id,
          'quantity', quantity, 'unitPrice', unit_price, 'taxRate', tax_rate, 'tax', tax, 'sealedParameters', sealed_parameters, 'evidenceId', evidence_id, 'shipped', shipped)
          order by position)
        from order_line where order_id = o.id) as lines, (
        select json_agg(json_build_object('customerId', customer_id, 'version', version, 'wrapped', wrapped))
        from data_key where customer_id = o.customer_id) as keys
    from orders o where id = ${orderId}::uuid ${own}`);
  return order?.keys ? orderView(order, vault.keyring(order.keys)) : undefined;
}

export type OrderFilter = {
  status?: string | undefined;
  statusIn?: readonly string[] | undefined;
  statusNot?: readonly string[] | undefined;
  customerId?: string | undefined;
  number?: string | undefined;
  market?: string | undefined;
  placedFrom?: string | undefined;
  placedTo?: string | undefined;
  channel?: string | undefined;
  channelIn?: readonly string[] | undefined;
  channelNot?: readonly string[] | undefined;
  placedBy?: string | undefined;
  tagId?: string | undefined;
  onHold?: 'true' | 'false' | undefined;
  /** Lists the orders that a search by a custom field has found. If it is set, only these orders are read. */
  ids?: readonly string[] | undefined;
};

/**
 * Returns up to `limit + 1` orders, the newest first, in the form of the API. The extra row shows that another page
 * follows.
 */
export async function readOrders(db: Reader, vault: Vault, filter: OrderFilter, page: PageQuery) {
  const { customerId, number, market, placedFrom, placedTo, placedBy, tagId, onHold, ids } = filter;
  const where: Prisma.OrderWhereInput = {
    AND: [...choiceWhere('status', filter), ...choiceWhere('channel', filter)],
    ...(placedBy && { placedBy }),
    ...(tagId && { taggings: { some: { tagId } } }),
    ...(onHold && { holdCount: onHold === 'true' ? { gt: 0 } : 0 }),
    ...(customerId && { customerId }),
    ...(number && { number }),
    ...(market && { market }),
    ...(ids && { id: { in: [...ids] } }),
    ...betweenDays(placedFrom, placedTo),
  };
  const orders = await db.order.findMany({ ...pageRange(page, where), include: withLines });
  const keys = await db.dataKey.findMany({ where: { customerId: { in: orders.map((order) => order.customerId) } } });
  const rows = orders.map((order) => ({
    id: order.id,
    createdAt: order.createdAt,
    get view() {
      return orderView(order, vault.keyring(keys.filter((key) => key.customerId === order.customerId)));
    },
  }));
  return withTotal(page, rows, (range) => db.order.count({ where, ...range }));
}

type NamedLens = { id: string; productId: string; lensId: string; sealedParameters: string; keys: WrappedKey[] | null };

/**
 * Returns a check that runs when the service starts. It throws if a lens id of the newest orders was made with another
 * key. With a wrong key every order would be refused, because the other services would not know its lenses.
 */
export const lensIdsFit =
  ({ vault, lensIds }: { vault: Vault; lensIds: LensIds }) =>
  async (read: Read): Promise<void> => {
    const [line] = await read<NamedLens>(Prisma.sql`
    select line.id, line.product_id, line.lens_id, line.sealed_parameters, (
        select json_agg(json_build_object('customerId', customer_id, 'version', version, 'wrapped', wrapped))
        from data_key where customer_id = newest.customer_id) as keys
    from (select id, customer_id, created_at from orders order by created_at desc, id desc limit 50) newest
    join order_line line on line.order_id = newest.id and line.sealed_parameters is not null
    order by newest.created_at desc, newest.id desc limit 1`);
    if (!line?.keys) return;
    const parameters = LensParameters.parse(openParameters(vault.keyring(line.keys), line));
    const [expected, unkeyed] = [lensIds.of(line.productId, parameters), unkeyedLensId(line.productId, parameters)];
    // A shop that has never received a box keeps lens ids that were made without a key (ADR 0045).
    if (line.lensId === expected || line.lensId === unkeyed) return;
    throw new Error(
      'the lenses of the orders on file were named with another LENS_ID_KEY. Set the key that this shop had before: it is in the record of its secrets, or in their backup.',
    );
  };

/** An answer with steps of an order has at most this number of steps. */
const STEPS = 200;
const ENDED: readonly string[] = ['completed', 'cancelled'] satisfies OrderStatus[];

/**
 * Returns at most 200 steps of the order, oldest first. Only steps after the step with the id `after` are returned.
 * `ended` is true if the order has ended and no step follows. Returns undefined if the order does not exist, or if
 * `customerId` names another customer.
 */
export async function readSteps(db: Reader, orderId: string, customerId: string | undefined, after: bigint) {
  const order = await db.order.findFirst({
    where: { id: orderId, ...(customerId && { customerId }) },
    select: { status: true },
  });
  if (!order) return undefined;
  const steps = await db.orderStep.findMany({
    where: { orderId, id: { gt: after } },
    orderBy: { id: 'asc' },
    take: STEPS,
  });
  // the status of the order was read before its steps, so the step of a final status is among the steps
  return { steps, ended: ENDED.includes(order.status) && steps.length < STEPS };
}

type TrackedOrder = {
  readonly number: string;
  readonly status: OrderStatus;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/**
 * Returns the data of an order that a person with its tracking link may see. Returns undefined if the order does not
 * exist, or if it ended before `endedSince`.
 */
export async function readTrackedOrder(
  read: Read,
  orderId: string,
  endedSince: Date,
): Promise<TrackedOrder | undefined> {
  const [order] = await read<TrackedOrder>(Prisma.sql`
    select number, status, carrier, tracking_number, created_at, updated_at from orders
    where id = ${orderId}::uuid and (status <> all(${ENDED}::text[]) or updated_at > ${endedSince}::timestamptz)`);
  return order;
}
