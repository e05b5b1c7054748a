/**
 * Puts the three ledgers side by side in one database session. The client's and the provider's ledgers become temporary
 * tables beside the services' own tables, so that every invariant is a query in SQL.
 */
import type { Verified } from '@toric/chassis/changes/verify-chain';
import { z } from 'zod';
import type pg from 'pg';
import { OWNERS, type OwnerName, schemaOf } from '../../run/system/parts.ts';
import { allowedTransitions, bindings } from './bindings.ts';
import { type Entry, placedOrders } from './client-ledger.ts';
import type { ProviderRow } from './testbed/provider.ts';

export type Ledgers = {
  client: readonly Entry[];
  provider: readonly ProviderRow[];
  /** Lists the ids of messages that the run has deleted from the inboxes. */
  pruned: readonly string[];
};
/**
 * Describes the input of every invariant: a database session with the temporary tables below, the canary words, and the
 * folder of the process logs.
 */
export type Evidence = {
  sql: <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>;
  canaries: readonly string[];
  logDir: string;
  /** Verifies the change record of a service against its anchored heads. */
  verifyChanges: (owner: OwnerName) => Promise<Verified>;
};

/** Marks the text of every message that the run itself has published to do harm. */
export const POISON = 'chaos-poison';

/** Creates the temporary tables and views of this session. They disappear with the session. */
export async function createLedgerTables(session: pg.ClientBase, { client, provider, pruned }: Ledgers): Promise<void> {
  await session.query('set search_path = pg_temp');
  await session.query(`
    create temp table client_request (action text, key text, status int, order_id uuid, ms float8, body jsonb);
    create temp table placed_order (key text, order_id uuid, number text);
    create temp table promised_status (order_id uuid, action text, allowed text[]);
    create temp table provider_row (seq int, at timestamptz, kind text, reference uuid, amount int, currency text, idempotency_key text);
    create temp table binding (type text, consumer text);
    create temp table allowed_transition (earlier text, later text);
    create temp table pruned_message (id uuid);`);
  const rows: Readonly<Record<string, readonly object[]>> = {
    client_request: client.map(({ orderId, ...entry }) => ({ ...entry, order_id: orderId })),
    placed_order: placedOrders(client).map(({ orderId, ...order }) => ({ ...order, order_id: orderId })),
    promised_status: client.flatMap(promiseIn),
    provider_row: provider.map(({ idempotencyKey, ...row }) => ({ ...row, idempotency_key: idempotencyKey })),
    binding: bindings,
    allowed_transition: allowedTransitions,
    pruned_message: pruned.map((id) => ({ id })),
  };
  for (const [table, content] of Object.entries(rows)) await fill(session, table, content);
  await session.query(VIEWS);
  await session.query('analyze');
}

/**
 * Returns the union of a query over all schemas of messaging. The gateway has these tables too, because it sends
 * webhooks.
 */
const unionOfOwners = (select: (schema: string, owner: string) => string) =>
  OWNERS.map((owner) => select(`"${schemaOf(owner)}"`, owner)).join(' union all ');
const everyOwners = (table: string) =>
  unionOfOwners((schema, owner) => `select '${owner}' as owner, * from ${schema}.${table}`);

const VIEWS = `
  create temp view sent as ${everyOwners('outbox')};
  -- The messages that each consumer must have. The queue of webhooks is bound to nothing before there is an endpoint.
  create temp view due as select s.id, s.type, l.consumer from sent s join binding l using (type)
    where l.consumer <> 'gateway.collect-events'
      or s.published_at >= (select min(created_at) from gateway.webhook_endpoint);
  create temp view applied as ${unionOfOwners((schema) => `select consumer, message_id from ${schema}.inbox`)};
  create temp view dead_letter as ${everyOwners('dead_letter')};
  create temp view process as ${everyOwners('process')};
  create temp view effect as ${everyOwners('effect')};
  create temp view change_record as ${everyOwners('change_record')};
  create temp view aggregate_version as ${everyOwners('aggregate_version')};
  create temp view provider_payment as
    select reference as order_id,
      count(*) filter (where kind = 'authorised') as authorisations, count(*) filter (where kind = 'captured') as captures,
      coalesce(sum(amount) filter (where kind in ('authorised', 'increased')), 0)::int as authorised,
      coalesce(sum(amount) filter (where kind = 'captured'), 0)::int as captured,
      coalesce(sum(amount) filter (where kind = 'refunded'), 0)::int as refunded,
      bool_or(kind = 'voided') as voided, bool_or(kind = 'declined') as declined
    from provider_row group by 1;
  -- What an order costs in all, and which part of its payment the provider has: store credit and the cover of an exchange are used first.
  create temp view order_total as select id as order_id, subtotal - discount
      + coalesce((to_jsonb(o) ->> 'delivery_charge')::int, 0) + coalesce((to_jsonb(o) ->> 'tax_on_top')::int, 0) as total
    from "order".orders o;
  create temp view provider_share as select order_id, method,
      case method when 'cash' then 0 else coalesce(held, greatest(0, amount - covered - store_credit)) end as held,
      case method when 'cash' then 0 else greatest(0, captured_amount - covered - store_credit) end as captured
    from payment.payment;`;

async function fill(session: pg.ClientBase, table: string, rows: readonly object[]): Promise<void> {
  await session.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`, [
    JSON.stringify(rows),
  ]);
}

const Shown = z.object({ status: z.string() });
const OUTCOMES: Readonly<Partial<Record<Entry['action'], { shown: readonly string[]; allowed: readonly string[] }>>> = {
  cancel: { shown: ['cancelling', 'cancelled'], allowed: ['cancelled'] },
  ship: { shown: ['shipping', 'capturing', 'shipped'], allowed: ['shipped', 'completed', 'payment-due'] },
  deliver: { shown: ['completed'], allowed: ['completed'] },
};

/**
 * Returns a row with the final statuses that the order of this ledger entry may still reach. For example, an order that
 * an answer showed as `cancelled` must stay `cancelled`. Returns no row if the answer promises nothing.
 */
function promiseIn({ action, status, orderId, body }: Entry): object[] {
  const outcome = OUTCOMES[action];
  const shown = Shown.safeParse(body);
  if (status === null || status >= 300 || !outcome || !shown.success) return [];
  return outcome.shown.includes(shown.data.status) ? [{ order_id: orderId, action, allowed: outcome.allowed }] : [];
}
