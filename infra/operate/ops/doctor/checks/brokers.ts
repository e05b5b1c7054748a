import { randomUUID } from 'node:crypto';
import { messages } from '@toric/contracts/messages';
import { exchanges } from '@toric/messaging/topology';
import type { Channel, ChannelModel } from 'amqplib';
import { LISTENERS } from '../../../../run/system/listeners.ts';
import { type OwnerName, SERVICES } from '../../../../run/system/parts.ts';
import { codeOf, type Finding, messageOf, type Note, text, wrong } from '../finding.ts';
import { placeOf, settingOf, type Ward, within } from '../patient.ts';

const ANSWER_MS = 5_000;
const NOT_FOUND = '404';

function nextOf(message: string) {
  if (/ACCESS.REFUSED|403|PLAIN/i.test(message))
    return text(
      'Correct the user and the password in BROKER_URL; the set-up of the shop (npm start, or the step setup) creates the users again.',
      '请更正 BROKER_URL 中的用户和密码；店铺的安装步骤（npm start 或 setup）会重新创建用户。',
    );
  if (/NOT.ALLOWED|530|vhost/i.test(message))
    return text(
      'Correct the virtual host in BROKER_URL, or run the set-up of the shop, which creates it.',
      '请更正 BROKER_URL 中的虚拟主机，或运行店铺的安装步骤来创建它。',
    );
  return text(
    'Correct host and port in BROKER_URL, or start RabbitMQ.',
    '请更正 BROKER_URL 中的主机和端口，或启动 RabbitMQ。',
  );
}

const unreachable = (where: string, error: unknown): Finding =>
  wrong('broker.unreachable', where, {
    what: text(`RabbitMQ cannot be used: ${messageOf(error)}.`, `无法使用 RabbitMQ：${messageOf(error)}。`),
    next: nextOf(messageOf(error)),
  });

type Right = { readonly what: ReturnType<typeof text>; readonly isUsed: (channel: Channel) => Promise<unknown> };

/**
 * Returns the exchanges from which a process receives events, each with one of the event types that it receives from
 * there.
 */
function sourcesOf(owner: OwnerName): Map<string, string> {
  return new Map((LISTENERS[owner] ?? []).map((type) => [`${type.slice(0, type.indexOf('.'))}.events`, type]));
}

/** Returns the exchanges to which a process publishes. */
function targetsOf(owner: OwnerName): string[] {
  const commands = messages.filter(({ kind, senders }) => kind === 'command' && senders.includes(owner));
  const own = SERVICES.some((service) => service === owner) ? [exchanges(owner).events] : [];
  return [...new Set([...own, ...commands.map((type) => exchanges(type.owner).commands)])];
}

/**
 * Returns one function for each right that a process needs at the broker. The function uses the right, either on a
 * queue that vanishes with the connection or with a message that reaches no queue.
 */
function rightsOf(owner: OwnerName, queue: string): Right[] {
  const declare = (channel: Channel) =>
    channel.assertQueue(queue, { exclusive: true, autoDelete: true, durable: false });
  return [
    { what: text('declare its queues', '声明自己的队列'), isUsed: declare },
    ...[...sourcesOf(owner)].map(([exchange, type]) => ({
      what: text(`bind its queues to ${exchange}`, `把自己的队列绑定到 ${exchange}`),
      isUsed: async (channel: Channel) => channel.bindQueue(queue, exchange, type),
    })),
    ...targetsOf(owner).map((exchange) => ({
      what: text(`publish to ${exchange}`, `向 ${exchange} 发布消息`),
      isUsed: async (channel: Channel) => {
        await channel.checkExchange(exchange);
        channel.publish(exchange, `${owner}.doctor`, Buffer.alloc(0));
        await channel.checkExchange(exchange); // a refusal of the message arrives before the answer to this call
      },
    })),
    { what: text('read its queues', '读取自己的队列'), isUsed: (channel: Channel) => channel.get(queue) },
  ];
}

/**
 * Uses a right on a channel of its own, because a refusal closes the channel. Returns the error with which the broker
 * refuses, or undefined if it allows the use.
 */
async function refusalOf(broker: ChannelModel, { isUsed }: Right): Promise<unknown> {
  const channel = await broker.createChannel();
  const { promise: closed, resolve } = Promise.withResolvers<unknown>();
  channel.on('error', resolve);
  const used = isUsed(channel).then(
    () => undefined,
    // the refusal of a message closes the channel, and the next call then fails with an error that hides the reason
    (error: unknown) => Promise.race([closed, new Promise((later) => setTimeout(later, 200, error))]),
  );
  const refusal = await within(ANSWER_MS, 'RabbitMQ', used);
  if (refusal === undefined) await channel.close();
  return refusal;
}

async function examine(owner: OwnerName, where: string, broker: ChannelModel): Promise<Finding[]> {
  const queue = `${owner}.doctor-${randomUUID()}`;
  const missing: string[] = [];
  const refused: ReturnType<typeof text>[] = [];
  for (const right of rightsOf(owner, queue)) {
    const refusal = await refusalOf(broker, right);
    if (refusal === undefined) continue;
    if (codeOf(refusal) === NOT_FOUND) missing.push(messageOf(refusal).match(/exchange '([^']+)'/)?.[1] ?? queue);
    else refused.push(right.what);
    if (refused.length > 0 && right.what.en.startsWith('declare')) break; // the other rights are tried on this queue
  }
  const [one] = missing;
  return [
    ...(one === undefined
      ? []
      : [
          wrong('broker.no-exchange', where, {
            what: text(`The exchange ${one} does not exist.`, `交换器 ${one} 不存在。`),
            next: text(
              'Run the set-up of the shop again (npm start, or the step setup): it declares the exchanges.',
              '请重新运行店铺的安装步骤（npm start 或 setup）：它会声明交换器。',
            ),
          }),
        ]),
    ...(refused.length === 0
      ? []
      : [
          wrong('broker.no-rights', where, {
            what: text(
              `The broker user of ${owner} may not ${refused.map(({ en }) => en).join('; ')}.`,
              `${owner} 的消息代理用户无权${refused.map(({ zh }) => zh).join('；')}。`,
            ),
            next: text(
              'Run the set-up of the shop again (npm start, or the step setup): it gives each broker user its rights.',
              '请重新运行店铺的安装步骤（npm start 或 setup）：它会授予每个消息代理用户所需的权限。',
            ),
          }),
        ]),
  ];
}

/** Connects as the broker user of each process, and uses each right that the process needs. */
export async function checkBrokers({ processes, brokers }: Ward): Promise<readonly Note[]> {
  const notes = await Promise.all(
    processes.map(async (process) => {
      const reached = brokers.get(process.name);
      if (!reached) return [];
      const where = `${process.name}, BROKER_URL (${placeOf(settingOf(process, 'BROKER_URL') ?? '')})`;
      return reached.ok ? examine(process.name, where, reached.it) : [unreachable(where, reached.error)];
    }),
  );
  return notes.flat();
}
