// The three ledgers side by side in one database session: what the client was told and what the provider did are laid
// beside the services' own tables as temporary ones, so that every invariant is a question in SQL.
import { z } from 'zod';
import type pg from 'pg';
import { SERVICES, schemaOf } from '../../run/system/parts.ts';
import { bindings, orderMoves } from './bindings.ts';
import { type Entry, placed } from './client-ledger.ts';
import type { ProviderRow } from './provider.ts';

export type Ledgers = {
  client: readonly Entry[];
  provider: readonly ProviderRow[];
  /** Messages that the run has made the inboxes forget. */
  forgotten: readonly string[];
};
/** Where an invariant looks: a session with the temporary tables below, and the folder of the processes' logs. */
export type Evidence = {
  sql: <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>;
  canaries: readonly string[];
  logDir: string;
};

/** In the text of every message that the run itself has put into a queue to do harm. */
export const POISON = 'chaos-poison';

/** Lays the ledgers out in this session. Everything is gone with the session. */
export async function layOut(client: pg.ClientBase, { client: told, provider, forgotten }: Ledgers): Promise<void> {
  await client.query('set search_path = pg_temp');
  await client.query(`
    create temp table told (action text, key text, status int, order_id uuid, ms float8, body jsonb);
    create temp table acknowledged (key text, order_id uuid, number text);
    create temp table promised (order_id uuid, action text, allowed text[]);
    create temp table provider_row (seq int, at timestamptz, kind text, reference uuid, amount int, currency text, idempotency_key text);
    create temp table listens (type text, consumer text);
    create temp table moves (earlier text, later text);
    create temp table forgotten (id uuid);`);
  await fill(
    client,
    'told',
    told.map(({ orderId, ...entry }) => ({ ...entry, order_id: orderId })),
  );
  await fill(
    client,
    'acknowledged',
    placed(told).map(({ orderId, ...ack }) => ({ ...ack, order_id: orderId })),
  );
  await fill(client, 'promised', told.flatMap(promiseIn));
  await fill(
    client,
    'provider_row',
    provider.map(({ idempotencyKey, ...row }) => ({ ...row, idempotency_key: idempotencyKey })),
  );
  await fill(client, 'listens', bindings);
  await fill(client, 'moves', orderMoves);
  await fill(
    client,
    'forgotten',
    forgotten.map((id) => ({ id })),
  );
  const everywhere = (select: (schema: string, service: string) => string) =>
    SERVICES.map((service) => select(`"${schemaOf(service)}"`, service)).join(' union all ');
  await client.query(`
    create temp view sent as ${everywhere((schema, service) => `select '${service}' as owner, * from ${schema}.outbox`)};
    create temp view applied as ${everywhere((schema) => `select consumer, message_id from ${schema}.inbox`)};
    create temp view set_aside as ${everywhere((schema, service) => `select '${service}' as owner, * from ${schema}.dead_letter`)};
    create temp view process as ${everywhere((schema, service) => `select '${service}' as owner, * from ${schema}.process`)};
    create temp view effect as ${everywhere((schema, service) => `select '${service}' as owner, * from ${schema}.effect`)};
    create temp view numbered as ${everywhere((schema, service) => `select '${service}' as owner, * from ${schema}.aggregate_version`)};
    create temp view theirs as
      select reference as order_id,
        count(*) filter (where kind = 'authorised') as authorisations, count(*) filter (where kind = 'captured') as captures,
        coalesce(sum(amount) filter (where kind = 'authorised'), 0)::int as authorised,
        coalesce(sum(amount) filter (where kind = 'captured'), 0)::int as captured,
        coalesce(sum(amount) filter (where kind = 'refunded'), 0)::int as refunded,
        bool_or(kind = 'voided') as voided, bool_or(kind = 'declined') as declined
      from provider_row group by 1;`);
  await client.query('analyze');
}

async function fill(client: pg.ClientBase, table: string, rows: readonly object[]): Promise<void> {
  await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`, [
    JSON.stringify(rows),
  ]);
}

const Shown = z.object({ status: z.string() });
const OUTCOMES: Readonly<Partial<Record<Entry['action'], { shown: readonly string[]; allowed: readonly string[] }>>> = {
  cancel: { shown: ['cancelling', 'cancelled'], allowed: ['cancelled'] },
  ship: { shown: ['shipping', 'capturing', 'shipped'], allowed: ['shipped', 'completed', 'payment-due'] },
  deliver: { shown: ['completed'], allowed: ['completed'] },
};

/** What an answer has shown may not be taken back. */
function promiseIn({ action, status, orderId, body }: Entry): object[] {
  const outcome = OUTCOMES[action];
  const shown = Shown.safeParse(body);
  if (status === null || status >= 300 || !outcome || !shown.success) return [];
  return outcome.shown.includes(shown.data.status) ? [{ order_id: orderId, action, allowed: outcome.allowed }] : [];
}
