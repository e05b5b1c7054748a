import { randomBytes } from 'node:crypto';
import { connect } from 'amqplib';
import { brokerUrl } from '../../../run/servers/rabbitmq.ts';
import type { Rabbit } from '../../../run/servers/server.ts';

const MESSAGES = 8;
const PREFETCH = 200;
/** Holds the body of each message: 600 bytes, the typical size of our messages. */
const BODY = Buffer.alloc(600, 'x');
const SOCKET = { noDelay: true };

/** Counts the confirms and deliveries that one order still waits for. `done` is called when none is left. */
type Waiting = { left: number; done: () => void };

/**
 * Opens the floor of an order's messages, with bare amqplib. For each order, eight persistent messages are sent to
 * eight quorum queues, confirmed, consumed and acknowledged. All eight are sent at once. This is faster than a real
 * order, whose messages follow one another.
 */
export async function openBrokerFloor({ admin, amqpUrl }: Rabbit) {
  const name = `toric_bench_floor_${randomBytes(3).toString('hex')}`;
  const password = randomBytes(24).toString('hex');
  const everything = { vhost: name, configure: '.*', write: '.*', read: '.*' };
  await admin.apply({ vhosts: [name], users: [{ name, password, permissions: everything }] });
  const url = brokerUrl(amqpUrl, { vhost: name, user: name, password });
  const [sender, receiver] = await Promise.all([connect(url, SOCKET), connect(url, SOCKET)]);
  const [publishing, consuming] = await Promise.all([sender.createConfirmChannel(), receiver.createChannel()]);
  const queues = Array.from({ length: MESSAGES }, (_, index) => `floor-${index + 1}`);
  const orders = new Map<string, Waiting>();
  let last = 0;

  function step(order: string): void {
    const waiting = orders.get(order);
    if (!waiting || --waiting.left > 0) return;
    orders.delete(order);
    waiting.done();
  }

  await consuming.prefetch(PREFETCH);
  for (const queue of queues) {
    await consuming.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    await consuming.consume(queue, (message) => {
      if (!message) return;
      consuming.ack(message);
      step(String(message.properties.messageId));
    });
  }
  return {
    order: () =>
      new Promise<void>((resolve, reject) => {
        const messageId = String(++last);
        orders.set(messageId, { left: 2 * MESSAGES, done: resolve });
        for (const queue of queues)
          publishing.sendToQueue(queue, BODY, { persistent: true, messageId }, (error: unknown) =>
            error ? reject(new Error('the broker refused a message', { cause: error })) : step(messageId),
          );
      }),
    async close() {
      await Promise.all([sender.close(), receiver.close()]);
      await admin.apply({ deleteVhosts: [name], deleteUsers: [name] });
    },
  };
}
