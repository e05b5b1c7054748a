// Reads the outboxes and inboxes of all services as an administrator, on a read-only connection. Only a tool outside
// the system may do so: no service reads the schema of another.
import pg from 'pg';
import { SERVICES, schemaOf } from '../../run/system/parts.ts';

export type Sent = { id: string; from: string; type: string; occurredAt: Date };
export type Applied = { messageId: string; consumer: string; appliedAt: Date };
export type Traffic = { sent: readonly Sent[]; applied: readonly Applied[] };

const inEachSchema = (select: (schema: string, service: string) => string) =>
  SERVICES.map((service) => select(pg.escapeIdentifier(schemaOf(service)), pg.escapeLiteral(service))).join(
    ' union all ',
  );
const OUTBOXES = inEachSchema(
  (schema, service) =>
    `select id, ${service} as "from", type, seq, occurred_at as "occurredAt" from ${schema}.outbox where correlation_id = any($1)`,
);
const INBOXES = inEachSchema(
  (schema) =>
    `select message_id as "messageId", consumer, applied_at as "appliedAt" from ${schema}.inbox where message_id = any($1)`,
);

export function openTraffic(adminDatabaseUrl: string) {
  const client = new pg.Client({ connectionString: adminDatabaseUrl, options: '-c default_transaction_read_only=on' });
  return {
    open: () => client.connect(),
    close: () => client.end(),
    /**
     * Returns the messages with these correlation ids, and the consumers that have applied them so far, in order of
     * time.
     */
    async read(correlationIds: readonly string[]): Promise<Traffic> {
      const outboxes = await client.query<Sent>(`${OUTBOXES} order by "occurredAt", seq`, [correlationIds]);
      const ids = outboxes.rows.map(({ id }) => id);
      const inboxes = await client.query<Applied>(`${INBOXES} order by "appliedAt", consumer`, [ids]);
      return { sent: outboxes.rows, applied: inboxes.rows };
    },
  };
}
