/**
 * Declares the operation that returns the health of the running programs of the shop, as each instance reports it. The
 * gateway gathers the reports.
 */
import { z } from 'zod';
import { Id, Instant } from '../kernel/common.ts';
import { GATEWAY, operation } from '../kernel/operation.ts';
import { SentText } from '../kernel/text.ts';
import { ServiceName } from './operator.http.ts';

const count = z.int().min(0);

/**
 * Describes how an instance of a service sends and receives messages. All instances of a service read the same tables,
 * so they report the same numbers of waiting, stuck and overdue work.
 */
const MessagesHealth = z.object({
  brokerConnected: z.boolean().meta({ description: 'Whether the instance can publish messages now.' }),
  brokerBlocked: z
    .boolean()
    .meta({ description: 'Whether the broker takes no messages, because it lacks memory or disk.' }),
  silentQueues: z
    .array(SentText)
    .meta({ description: 'The queues from which this instance should read, and does not.' }),
  outboxWaiting: count.meta({ description: 'Messages that are committed and not published yet.' }),
  outboxOldestSeconds: z.number().min(0).meta({ description: 'The age of the oldest one.' }),
  stuck: count.meta({ description: 'Messages that could not be applied and are not resolved (`listDeadLetters`).' }),
  overdue: count.meta({ description: 'Processes more than a minute past their deadline.' }),
});

export const InstanceHealth = z.object({
  id: Id.meta({ description: 'A new id at each start of the process.' }),
  address: SentText.nullable().meta({
    description: 'The address at which the gateway reached it. Null for the gateway.',
  }),
  version: SentText.nullable().meta({ description: 'The setting `RELEASE` of the process. Null if it is not set.' }),
  startedAt: Instant,
  ready: z.boolean().meta({ description: 'Whether the process can do its work now, as `/readyz` says.' }),
  database: z.boolean().meta({ description: 'Whether its database answers.' }),
  databaseWaiting: count.meta({ description: 'Callers that wait for a database connection.' }),
  eventLoopDelayMs: z
    .number()
    .min(0)
    .meta({ description: 'The delay of the event loop in the last minute, at the 99th percentile.' }),
  memoryBytes: count.meta({ description: 'The memory that the process holds.' }),
  heapBytes: count.meta({ description: 'The part of it with the data of the program.' }),
  heapLimitBytes: count.meta({ description: 'The size of that part at which the process ends.' }),
  messages: MessagesHealth.nullable().meta({ description: 'Null for a gateway that sends no webhooks.' }),
});
export type InstanceHealth = z.infer<typeof InstanceHealth>;

export const ProcessHealth = z.object({
  service: ServiceName,
  instances: z.array(InstanceHealth),
  silent: z
    .array(z.object({ address: SentText, detail: SentText }))
    .meta({ description: 'Addresses of instances that gave no answer, each with its reason.' }),
});
export type ProcessHealth = z.infer<typeof ProcessHealth>;

export const GetHealth = operation({
  id: 'getHealth',
  endpoint: 'GET /operations/health',
  owner: GATEWAY,
  summary: 'Show how each process is',
  description:
    'The gateway asks each address behind the name of each service. If a balancer hides the instances behind one address, one of them answers. Of the gateway, the instance that took the request answers. Figures of the outbox and of stuck messages are at most 15 seconds old.',
  allow: ['operator', 'admin', 'auditor'],
  reply: z.object({ at: Instant, data: z.array(ProcessHealth) }),
});
