/** Turns the figures of a process into signs: a fault in words, and the runbook that explains how to mend it. */
import type { InstanceHealth, ProcessHealth } from '@toric/contracts/operator/health.http';
import type { Text } from '@toric/contracts/kernel/sentence';

/**
 * Describes a fault of a process. `stop`: the process cannot do its work. `wait`: it works, and a person should look at
 * it.
 */
export type Sign = { readonly tone: 'stop' | 'wait'; readonly says: Text; readonly runbook: string };

type Messages = NonNullable<InstanceHealth['messages']>;

const plural = (n: number, one: string, other: string) => (n === 1 ? one : `${n} ${other}`);

function messageSigns({ brokerConnected, brokerBlocked, silentQueues, ...figures }: Messages): Sign[] {
  const signs: (Sign | false)[] = [
    !brokerConnected && {
      ...{ tone: 'stop', runbook: 'outbox-stuck' },
      says: { en: 'It cannot publish: the broker is not connected.', zh: '未连接消息代理，无法发布消息。' },
    },
    brokerBlocked && {
      ...{ tone: 'stop', runbook: 'broker-blocks-publishing' },
      says: {
        en: 'The broker takes no messages: it lacks memory or disk.',
        zh: '消息代理内存或磁盘不足，不接收消息。',
      },
    },
    silentQueues.length > 0 && {
      ...{ tone: 'stop', runbook: 'consumer-dead' },
      says: {
        en: `It does not read from: ${silentQueues.join(', ')}.`,
        zh: `未读取以下队列：${silentQueues.join('、')}。`,
      },
    },
    figures.outboxOldestSeconds > 60 && {
      ...{ tone: 'stop', runbook: 'outbox-stuck' },
      says: {
        en: `A message has waited ${Math.round(figures.outboxOldestSeconds)} seconds to be published.`,
        zh: `有消息已等待 ${Math.round(figures.outboxOldestSeconds)} 秒仍未发布。`,
      },
    },
    figures.outboxWaiting > 5_000 && {
      ...{ tone: 'wait', runbook: 'outbox-growing' },
      says: {
        en: `${figures.outboxWaiting} messages wait to be published.`,
        zh: `${figures.outboxWaiting} 条消息等待发布。`,
      },
    },
    figures.stuck > 0 && {
      ...{ tone: 'wait', runbook: 'dead-letters-open' },
      says: {
        en: `${plural(figures.stuck, 'One message is', 'messages are')} stuck.`,
        zh: `${figures.stuck} 条消息未能处理。`,
      },
    },
    figures.overdue > 0 && {
      ...{ tone: 'stop', runbook: 'process-overdue' },
      says: {
        en: `${plural(figures.overdue, 'One process is', 'processes are')} past the deadline and did not move.`,
        zh: `${figures.overdue} 个流程已过期限仍未推进。`,
      },
    },
  ];
  return signs.filter((sign): sign is Sign => sign !== false);
}

/**
 * Returns the signs of one instance. The limits are the limits of the alarms (infra/operate/observability/prometheus).
 */
export function signsOf(instance: InstanceHealth): Sign[] {
  const { ready, database, databaseWaiting, eventLoopDelayMs, heapBytes, heapLimitBytes, messages } = instance;
  const own: (Sign | false)[] = [
    !database && {
      ...{ tone: 'stop', runbook: 'pool-exhausted' },
      says: { en: 'Its database does not answer.', zh: '数据库无应答。' },
    },
    databaseWaiting > 10 && {
      ...{ tone: 'wait', runbook: 'pool-exhausted' },
      says: {
        en: `${databaseWaiting} callers wait for a database connection.`,
        zh: `${databaseWaiting} 个请求正在等待数据库连接。`,
      },
    },
    eventLoopDelayMs > 200 && {
      ...{ tone: 'wait', runbook: 'event-loop-blocked' },
      says: {
        en: `A computation blocks it: it was ${Math.round(eventLoopDelayMs)} ms late.`,
        zh: `计算阻塞了事件循环，延迟达 ${Math.round(eventLoopDelayMs)} 毫秒。`,
      },
    },
    heapBytes > heapLimitBytes * 0.9 && {
      ...{ tone: 'wait', runbook: 'service-down' },
      says: { en: 'Its memory is almost full. It ends when it is.', zh: '内存即将用尽，届时进程会终止。' },
    },
  ];
  const signs = [...own.filter((sign): sign is Sign => sign !== false), ...(messages ? messageSigns(messages) : [])];
  if (ready || signs.some(({ tone }) => tone === 'stop')) return signs;
  const starting = { en: 'It is not ready for work yet, or it is stopping.', zh: '尚未就绪，或正在停止。' };
  return [{ tone: 'stop', runbook: 'service-down', says: starting }, ...signs];
}

/** Returns the signs of a process whose instances gave no answer. */
export function silenceOf({ silent, instances }: ProcessHealth): Sign[] {
  if (silent.length === 0 && instances.length > 0) return [];
  const where = silent.map(({ address }) => address).join(', ');
  const says =
    instances.length === 0
      ? { en: 'No instance answers.', zh: '没有实例应答。' }
      : { en: `No answer from ${where}.`, zh: `${where} 无应答。` };
  return [{ tone: 'stop', runbook: 'service-down', says }];
}

export type Standing = 'ok' | 'wait' | 'stop';

/** Returns the worst tone of the signs. */
export function standingOf(signs: readonly Sign[]): Standing {
  if (signs.some(({ tone }) => tone === 'stop')) return 'stop';
  return signs.length > 0 ? 'wait' : 'ok';
}
