// A hand in the broker: an administrator of the run's virtual host, who copies, holds back and deletes messages.
import { type ConfirmChannel, connect, type GetMessage } from 'amqplib';
import { brokerUrl } from '../../run/servers/rabbitmq.ts';
import type { OwnRabbit } from '../../run/servers/rabbitmq-node.ts';

const USER = 'toric-chaos';

export async function openBroker({ rabbit, vhost, password }: { rabbit: OwnRabbit; vhost: string; password: string }) {
  const url = brokerUrl(rabbit.amqpUrl, { vhost, user: USER, password });
  const permissions = { vhost, configure: '.*', write: '.*', read: '.*' };

  /** A user of its own: the one that provisions is deleted when it has done so. */
  async function admit(): Promise<void> {
    await rabbit.admin.apply({ users: [{ name: USER, password, permissions }] });
  }
  await admit();

  /** A connection for one piece of work: whatever breaks it fails the work, and nothing outlives it. */
  async function withChannel<T>(work: (channel: ConfirmChannel) => Promise<T>): Promise<T> {
    const connection = await connect(url, { timeout: 10_000 });
    // the work itself fails with the channel; without listeners the process would end
    connection.on('error', () => undefined);
    try {
      const channel = await connection.createConfirmChannel();
      channel.on('error', () => undefined);
      return await work(channel);
    } finally {
      await connection.close().catch(() => undefined);
    }
  }

  return {
    admit,
    withChannel,
    /** Puts a message into one queue, past every exchange; services may not, an administrator may. */
    async put(queue: string, messages: readonly Copy[]): Promise<void> {
      await withChannel(async (channel) => {
        for (const { content, properties } of messages)
          channel.publish('', queue, content, { ...properties, persistent: true });
        await channel.waitForConfirms();
      });
    },
    version: () => withChannel(async ({ connection }) => String(connection.serverProperties['version'] ?? 'unknown')),
    waiting: (queue: string) => withChannel(async (channel) => (await channel.checkQueue(queue)).messageCount),
    async close() {
      await rabbit.admin.apply({ deleteUsers: [USER] }).catch(() => undefined);
    },
  };
}

export type Copy = {
  content: Buffer;
  properties: { messageId?: string; type?: string; headers?: Record<string, unknown> };
};

/** A message as it was, its headers too. */
export const copyOf = ({ content, properties }: Pick<GetMessage, 'content' | 'properties'>): Copy => ({
  content,
  properties: {
    messageId: String(properties.messageId),
    type: String(properties.type),
    headers: { ...properties.headers },
  },
});
