/** Publishes messages with the credentials of a service. Tests use it to send invalid messages. */
import { randomUUID } from 'node:crypto';
import { connect } from 'amqplib';
import { uuidv7 } from 'uuidv7';
import type { Shop } from './shop.ts';

export const envelope = (data: object, type: string) => ({
  ...{ id: uuidv7(), type, aggregateId: uuidv7(), version: 1, data },
  ...{ correlationId: randomUUID(), causationId: null, traceparent: null, occurredAt: new Date().toISOString() },
});

export async function publish(
  { system }: Pick<Shop, 'system'>,
  as: string,
  to: { exchange: string; key: string },
  body: object,
  headers: Record<string, unknown> = {},
): Promise<void> {
  const connection = await connect(system.addresses.brokers[as] ?? '');
  const channel = await connection.createConfirmChannel();
  channel.publish(to.exchange, to.key, Buffer.from(JSON.stringify(body)), { persistent: true, headers });
  await channel.waitForConfirms();
  await connection.close();
}
