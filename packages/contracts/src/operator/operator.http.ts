/**
 * Declares the operations with which operators handle failed messages. Every service serves them for its own messages.
 */
import { z } from 'zod';
import { Id, Instant, page, PageQuery, RequestInstant } from '../kernel/common.ts';
import { EVERY_SERVICE, operation } from '../kernel/operation.ts';
import { says } from '../kernel/sentence.ts';
import { requestText, SentText, severalLines } from '../kernel/text.ts';
import { DEAD_LETTER_NOT_FOUND, OPERATIONS_NO_SUCH_SERVICE } from './operator.errors.ts';

/** Lists the five services, and the webhooks of the gateway, which handle messages as a service does. */
export const SERVICE_NAMES = ['customer', 'catalog-inventory', 'order', 'payment', 'marketing', 'gateway'] as const;
export const ServiceName = z.enum(SERVICE_NAMES);
const service = ServiceName;
const serviceParams = z.strictObject({ service });

const readOperation = {
  owner: EVERY_SERVICE,
  allow: ['operator', 'auditor'],
  errors: [OPERATIONS_NO_SUCH_SERVICE],
} as const;
const changeOperation = {
  owner: EVERY_SERVICE,
  allow: ['operator'],
  params: serviceParams,
  errors: [OPERATIONS_NO_SUCH_SERVICE],
} as const;

/** Lists the reasons for which a message becomes a dead letter. */
export const DeadLetterReason = z.enum([
  'undecodable',
  'unknown-type',
  'invalid-data',
  'refused',
  'retries-exhausted',
  'kills-process',
  'delivery-limit',
]);
export type DeadLetterReason = z.infer<typeof DeadLetterReason>;

export const LetterState = z
  .enum(['open', 'replaying', 'replayed', 'discarded'])
  .meta({ description: '`replaying`: the replay was requested, and the message is not on its queue yet.' });
export type LetterState = z.infer<typeof LetterState>;

const filter = {
  consumer: requestText().min(1).max(200).meta({ description: 'The queue: `<service>.<consuming file>`.' }).optional(),
  type: requestText().min(1).max(200).meta({ example: 'order.order-placed.v1' }).optional(),
  reason: DeadLetterReason.optional(),
  error: requestText()
    .min(1)
    .max(200)
    .meta({ description: 'A part of the error text. Case does not matter.' })
    .optional(),
  since: RequestInstant.optional().meta({ description: 'Messages that failed at this instant or later.' }),
  until: RequestInstant.optional().meta({ description: 'Messages that failed before this instant.' }),
};

const LetterSelection = z
  .strictObject({ ids: z.array(Id).min(1).max(500).optional(), ...filter })
  .refine(
    (chosen) => Object.values(chosen).some((value) => value !== undefined),
    says({ en: 'name the messages by ids or by a filter', zh: '请用 id 或筛选条件指明' }),
  );
export type LetterSelection = z.infer<typeof LetterSelection>;

const DeadLetterView = z.object({
  id: Id,
  service,
  consumer: SentText.meta({ description: 'The queue: `<service>.<consuming file>`.' }),
  messageId: Id.nullable(),
  type: SentText.nullable(),
  reason: DeadLetterReason,
  error: SentText,
  attempts: z.int(),
  failedAt: Instant,
  state: LetterState,
  resolvedAt: Instant.nullable(),
});
export type DeadLetterView = z.infer<typeof DeadLetterView>;

export const ListDeadLetters = operation({
  ...readOperation,
  id: 'listDeadLetters',
  endpoint: 'GET /operations/{service}/dead-letters',
  summary: 'List dead letters, oldest first',
  description: 'A dead letter is a message that a service could not apply.',
  params: serviceParams,
  query: PageQuery.extend({ ...filter, state: LetterState.default('open') }),
  reply: page(DeadLetterView),
});

const DeadLetterCause = z.object({
  service,
  consumer: SentText,
  type: SentText.nullable(),
  reason: DeadLetterReason,
  messages: z.int(),
  firstId: Id.meta({ description: 'The message of this cause that failed first.' }),
  error: SentText.meta({ description: 'The error of that message.' }),
  firstFailedAt: Instant,
  lastFailedAt: Instant,
  overTime: z.array(z.int()).meta({
    description: 'How many messages failed in each of 24 equal parts of the time from the first to the last.',
  }),
});
export type DeadLetterCause = z.infer<typeof DeadLetterCause>;

/** One answer lists at most this number of causes of dead letters. */
export const CAUSES_AT_MOST = 200;

export const ListDeadLetterCauses = operation({
  ...readOperation,
  id: 'listDeadLetterCauses',
  endpoint: 'GET /operations/{service}/dead-letter-causes',
  summary: 'Count dead letters by their cause, the largest cause first',
  description:
    'Dead letters of the same queue, type and reason have the same cause. A person then decides once for all of them.',
  params: serviceParams,
  query: z.strictObject({ ...filter, state: LetterState.default('open') }),
  reply: z.object({
    data: z.array(DeadLetterCause),
    more: z.boolean().meta({ description: `True if there are more than ${CAUSES_AT_MOST} causes.` }),
  }),
});

export const OperatorAction = z.enum(['dead-letters.replay', 'dead-letters.discard', 'outbox.replay']);

const ActionView = z.object({
  id: Id,
  at: Instant,
  actorId: Id,
  action: OperatorAction,
  why: SentText.nullable(),
  selection: z.record(SentText, z.unknown()),
  messages: z.int(),
  letterIds: z.array(Id),
});
export type ActionView = z.infer<typeof ActionView>;

/** Explains a dead letter: the cause and the next step in words, and the source file that consumes the message. */
const Explanation = DeadLetterView.extend({
  file: SentText.meta({ description: 'The source file that consumes the queue.' }),
  happened: SentText.meta({ description: 'The cause in words.' }),
  advice: SentText.meta({ description: 'The next step in words.' }),
  applied: z
    .boolean()
    .meta({ description: 'True if the consumer has applied this message: a replay would be dropped as a duplicate.' }),
  firstFailedAt: Instant,
  lastFailedAt: Instant,
  correlationId: SentText.nullable(),
  aggregateId: Id.nullable(),
  version: z.int().nullable(),
  body: SentText.meta({ description: 'The message as it was received.' }),
  actions: z.array(ActionView),
});
export type Explanation = z.infer<typeof Explanation>;

export const ExplainDeadLetter = operation({
  ...readOperation,
  id: 'explainDeadLetter',
  endpoint: 'GET /operations/{service}/dead-letters/{letterId}',
  summary: 'Explain a dead letter',
  params: serviceParams.extend({ letterId: Id }),
  reply: Explanation,
  errors: [OPERATIONS_NO_SUCH_SERVICE, DEAD_LETTER_NOT_FOUND],
});

const dryRun = z
  .boolean()
  .default(false)
  .meta({ description: 'True answers what would be done, and changes nothing.' });
const more = z
  .boolean()
  .meta({ description: 'True if the selection holds more messages than one request takes: send the request again.' });
const messages = z.int();

const LettersHandled = z.object({
  dryRun: z.boolean(),
  messages,
  more,
  of: z.array(z.object({ consumer: SentText, type: SentText.nullable(), reason: DeadLetterReason, messages })),
});
export type LettersHandled = z.infer<typeof LettersHandled>;

export const ReplayDeadLetters = operation({
  ...changeOperation,
  id: 'replayDeadLetters',
  record: 'none',
  because: 'The list of operators’ actions keeps it.',
  endpoint: 'POST /operations/{service}/dead-letters/replay',
  summary: 'Replay dead letters',
  description:
    'Each message goes back, with its own id, to the one queue where it failed. Messages of one aggregate go in the order of their versions. A message that fails again becomes a dead letter again.',
  body: z.strictObject({ letters: LetterSelection, dryRun }),
  example: { letters: { reason: 'retries-exhausted', since: '2026-11-21T09:00:00.000Z' }, dryRun: true },
  reply: LettersHandled,
});

export const DiscardDeadLetters = operation({
  ...changeOperation,
  id: 'discardDeadLetters',
  record: 'none',
  because: 'The list of operators’ actions keeps it.',
  endpoint: 'POST /operations/{service}/dead-letters/discard',
  summary: 'Discard dead letters',
  description: 'They are closed and will never be applied.',
  body: z.strictObject({ letters: LetterSelection, why: severalLines(500).min(3), dryRun }),
  example: {
    letters: { ids: ['0197a000-0000-7000-8000-000000000001'] },
    why: 'Sent by a test against the wrong broker',
    dryRun: true,
  },
  reply: LettersHandled,
});

export const ReplayOutbox = operation({
  ...changeOperation,
  id: 'replayOutbox',
  record: 'none',
  because: 'The list of operators’ actions keeps it.',
  endpoint: 'POST /operations/{service}/outbox/replay',
  summary: 'Publish the messages of the outbox again',
  description:
    'Everything that was published since a time is published again, e.g. after the broker lost its disk. One request takes at most 5,000 messages: while `more` is true, send it again with the answered `until`.',
  body: z.strictObject({
    since: RequestInstant,
    until: RequestInstant.optional(),
    type: requestText().min(1).max(200).optional(),
    aggregateId: Id.optional(),
    dryRun,
  }),
  example: { since: '2026-11-21T09:00:00.000Z', type: 'order.order-placed.v1', dryRun: true },
  reply: z.object({
    dryRun: z.boolean(),
    messages,
    more,
    until: Instant,
    of: z.array(z.object({ type: SentText, messages })),
  }),
});

export const ListOperatorActions = operation({
  ...readOperation,
  id: 'listOperatorActions',
  endpoint: 'GET /operations/{service}/actions',
  summary: 'List the actions of operators, newest first',
  params: serviceParams,
  query: PageQuery,
  reply: page(ActionView),
});
