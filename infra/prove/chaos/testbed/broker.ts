/** Gives a fault run administrator access to the broker: it copies, holds back and deletes messages. */
import { type ConfirmChannel, connect, type GetMessage } from 'amqplib';
import { brokerUrl } from '../../../run/servers/rabbitmq.ts';
import type { OwnRabbit } from '../../../run/servers/rabbitmq-node.ts';
import { closeQuietly, orUndefined } from '../../testing/best-effort.ts';

const USER = 'toric-chaos';

export async function openBrokerAdmin({
  rabbit,
  vhost,
  password,
}: {
  rabbit: OwnRabbit;
  vhost: string;
  password: string;
}) {
  const url = brokerUrl(rabbit.amqpUrl, { vhost, user: USER, password });
  const permissions = { vhost, configure: '.*', write: '.*', read: '.*' };

  /**
   * Creates a user with all rights for the whole run. The user that provisions the broker cannot be used, because it is
   * deleted after the provisioning.
   */
  async function createUser(): Promise<void> {
    await rabbit.admin.apply({ users: [{ name: USER, password, permissions }] });
  }
  await createUser();

  /**
   * Opens one broker connection for one piece of work. If the connection breaks, the work fails and no channel leaks.
   */
  async function withChannel<T>(work: (channel: ConfirmChannel) => Promise<T>): Promise<T> {
    const connection = await connect(url, { timeout: 10_000 });
    // Without listeners an 'error' event ends the process. The work fails anyway when its channel closes.
    connection.on('error', () => undefined);
    try {
      const channel = await connection.createConfirmChannel();
      channel.on('error', () => undefined);
      return await work(channel);
    } finally {
      await closeQuietly(connection);
    }
  }

  return {
    createUser,
    withChannel,
    /**
     * Publishes messages into one queue through the default exchange. An administrator may do so; the services may not.
     */
    async put(queue: string, messages: readonly Copy[]): Promise<void> {
      await withChannel(async (channel) => {
        for (const { content, properties } of messages)
          channel.publish('', queue, content, { ...properties, persistent: true });
        await channel.waitForConfirms();
      });
    },
    version: () => withChannel(async ({ connection }) => String(connection.serverProperties['version'] ?? 'unknown')),
    readyMessages: (queue: string) => withChannel(async (channel) => (await channel.checkQueue(queue)).messageCount),
    async close() {
      await orUndefined(rabbit.admin.apply({ deleteUsers: [USER] }));
    },
  };
}

export type Copy = {
  content: Buffer;
  properties: { messageId?: string; type?: string; headers?: Record<string, unknown> };
};

/** Copies a message together with its headers. */
export const copyOf = ({ content, properties }: Pick<GetMessage, 'content' | 'properties'>): Copy => ({
  content,
  properties: {
    messageId: String(properties.messageId),
    type: String(properties.type),
    headers: { ...properties.headers },
  },
});
