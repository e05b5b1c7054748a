import { sideQueuesOf } from '@toric/messaging/topology';
import type { ChannelModel } from 'amqplib';
import { z } from 'zod';
import { type OwnerName, SERVICES } from '../../../../run/system/parts.ts';
import { type Note, text, unchecked, wrong } from '../finding.ts';
import { settingOf, type Ward } from '../patient.ts';

const ANSWER_MS = 5_000;
const Names = z.array(z.object({ name: z.string() }));
type Queue = { readonly name: string; readonly consumers: number; readonly messages: number };

/**
 * Returns the names of the queues of a virtual host. This list of the broker may lack the numbers of messages and
 * consumers.
 */
async function namesAt(managementUrl: string, vhost: string): Promise<string[]> {
  const { origin, pathname, username, password } = new URL(managementUrl);
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const path = `${pathname.replace(/\/$/, '')}/api/queues/${encodeURIComponent(vhost)}`;
  const answer = await fetch(`${origin}${path}`, {
    headers: { authorization: `Basic ${login}` },
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  if (!answer.ok) throw new Error(`RabbitMQ's HTTP API answers ${answer.status}`);
  return Names.parse(await answer.json()).map(({ name }) => name);
}

/**
 * Returns those of the names that belong to queues whose messages a service applies. It leaves out the queues of
 * retries and the test queues of the doctor.
 */
const ownQueues = (service: OwnerName, names: readonly string[]): string[] =>
  names.filter(
    (name) => name.startsWith(`${service}.`) && !sideQueuesOf(service).includes(name) && !name.includes('.doctor-'),
  );

async function countIn(broker: ChannelModel, names: readonly string[]): Promise<Queue[]> {
  const channel = await broker.createChannel();
  const queues: Queue[] = [];
  for (const name of names) {
    const { consumerCount: consumers, messageCount: messages } = await channel.checkQueue(name);
    queues.push({ name, consumers, messages });
  }
  await channel.close();
  return queues;
}

/** Returns a finding if a queue of the service has no consumer. */
export function judgeQueues(service: OwnerName, queues: readonly Queue[]): Note[] {
  const idle = queues.filter(({ consumers }) => consumers === 0);
  if (idle.length === 0) return [];
  const waiting = idle.reduce((sum, { messages }) => sum + messages, 0);
  const first = idle.slice(0, 3).map(({ name }) => name);
  const restart = text(
    `Restart the service ${service} (docs/runbooks/consumer-dead.md); if the code of a queue is gone, handle its messages and delete it.`,
    `请重启服务 ${service}（docs/runbooks/consumer-dead.md）；若队列的代码已移除，请处理完消息后删除该队列。`,
  );
  const start = text(
    `Start the service ${service}, or read in its log why it ended.`,
    `请启动服务 ${service}，或在其日志中查看停止的原因。`,
  );
  return [
    wrong('queue.no-consumer', `${first.join(', ')}${idle.length > 3 ? ', …' : ''}`, {
      what: text(
        `${idle.length} of ${queues.length} queues of ${service} have no consumer; ${waiting} messages wait there.`,
        `${service} 的 ${queues.length} 个队列中有 ${idle.length} 个没有消费者；其中有 ${waiting} 条消息等待处理。`,
      ),
      next: idle.length === queues.length ? start : restart,
    }),
  ];
}

const NO_LIST = text(
  'set RABBITMQ_MANAGEMENT_URL to the address of RabbitMQ’s HTTP API.',
  '请把 RABBITMQ_MANAGEMENT_URL 设为 RabbitMQ HTTP 接口的地址。',
);
const SILENT = text(
  'the gateway does not answer, so the shop does not run, and no queue has a consumer.',
  '网关没有应答，说明店铺未运行，因此队列没有消费者。',
);

/** Reports the queues from which nobody reads. If the shop does not run, the queues are not checked. */
export async function checkQueues({ processes, brokers, managementUrl, gatewayUrl }: Ward): Promise<readonly Note[]> {
  const [vhost] = processes.flatMap((process) => URL.parse(settingOf(process, 'BROKER_URL') ?? '')?.pathname ?? []);
  if (managementUrl === undefined || vhost === undefined) return [unchecked('queues', NO_LIST)];
  const signal = AbortSignal.timeout(ANSWER_MS);
  const asked = gatewayUrl === undefined ? undefined : fetch(new URL('/livez', gatewayUrl), { signal });
  const gateway = await asked?.catch(() => undefined);
  await gateway?.arrayBuffer();
  if (!gateway?.ok) return [unchecked('queues', SILENT)];
  const names = await namesAt(managementUrl, decodeURIComponent(vhost.slice(1)) || '/');
  const notes = await Promise.all(
    SERVICES.map(async (service) => {
      const broker = brokers.get(service);
      if (!broker?.ok) return [unchecked(service, text('RabbitMQ cannot be used.', '无法使用 RabbitMQ。'))];
      return judgeQueues(service, await countIn(broker.it, ownQueues(service, names)));
    }),
  );
  return notes.flat();
}
