/** What operators do by hand with messages that went wrong; every service serves these for itself. */
import { z } from 'zod';
import { Id, Instant, page, PageQuery } from '../kernel/common.ts';
import { EVERY_SERVICE, operation } from '../kernel/operation.ts';
import { says } from '../kernel/sentence.ts';
import { DEAD_LETTER_NOT_FOUND, OPERATIONS_NO_SUCH_SERVICE } from './operator.errors.ts';

export const SERVICE_NAMES = ['customer', 'catalog-inventory', 'order', 'payment', 'marketing'] as const;
const service = z.enum(SERVICE_NAMES);
const ofService = z.strictObject({ service });

const reads = {
  owner: EVERY_SERVICE,
  allow: ['operator', 'admin', 'auditor'],
  errors: [OPERATIONS_NO_SUCH_SERVICE],
} as const;
const acts = {
  owner: EVERY_SERVICE,
  allow: ['operator', 'admin'],
  params: ofService,
  errors: [OPERATIONS_NO_SUCH_SERVICE],
} as const;

/** Why a message was set aside. */
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

/** `replaying`: asked for, and not yet on its queue. */
export const LetterState = z.enum(['open', 'replaying', 'replayed', 'discarded']);
export type LetterState = z.infer<typeof LetterState>;

const filter = {
  consumer: z.string().min(1).max(200).meta({ description: 'The queue, `<service>.<consuming file>`' }).optional(),
  type: z.string().min(1).max(200).meta({ example: 'order.order-placed.v1' }).optional(),
  reason: DeadLetterReason.optional(),
  error: z.string().min(1).max(200).meta({ description: 'A part of the error text, in any case' }).optional(),
  since: Instant.optional(),
  until: Instant.optional(),
};

const LetterSelection = z
  .strictObject({ ids: z.array(Id).min(1).max(500).optional(), ...filter })
  .refine(
    (chosen) => Object.values(chosen).some((value) => value !== undefined),
    says({ en: 'say which, by ids or by a filter', zh: '请用 id 或筛选条件指明' }),
  );
export type LetterSelection = z.infer<typeof LetterSelection>;

const DeadLetterView = z.object({
  id: Id,
  service,
  consumer: z.string(),
  messageId: Id.nullable(),
  type: z.string().nullable(),
  reason: DeadLetterReason,
  error: z.string(),
  attempts: z.int(),
  failedAt: Instant,
  state: LetterState,
  resolvedAt: Instant.nullable(),
});
export type DeadLetterView = z.infer<typeof DeadLetterView>;

export const ListDeadLetters = operation({
  ...reads,
  id: 'listDeadLetters',
  endpoint: 'GET /operations/{service}/dead-letters',
  summary: 'List messages that a service set aside, oldest first',
  params: ofService,
  query: PageQuery.extend({ ...filter, state: LetterState.default('open') }),
  reply: page(DeadLetterView),
});

const ActionView = z.object({
  id: Id,
  at: Instant,
  actorId: Id,
  action: z.enum(['dead-letters.replay', 'dead-letters.discard', 'outbox.replay']),
  why: z.string().nullable(),
  selection: z.record(z.string(), z.unknown()),
  messages: z.int(),
  letterIds: z.array(Id),
});
export type ActionView = z.infer<typeof ActionView>;

/** In words: what happened, what to do, and where to look. */
const Explanation = DeadLetterView.extend({
  file: z.string().meta({ description: 'What consumes the queue' }),
  happened: z.string(),
  advice: z.string(),
  applied: z.boolean().meta({ description: 'The consumer has applied this message: a replay would be dropped' }),
  firstFailedAt: Instant,
  lastFailedAt: Instant,
  correlationId: z.string().nullable(),
  aggregateId: Id.nullable(),
  version: z.int().nullable(),
  body: z.string(),
  actions: z.array(ActionView),
});
export type Explanation = z.infer<typeof Explanation>;

export const ExplainDeadLetter = operation({
  ...reads,
  id: 'explainDeadLetter',
  endpoint: 'GET /operations/{service}/dead-letters/{letterId}',
  summary: 'Explain one message that was set aside',
  params: ofService.extend({ letterId: Id }),
  reply: Explanation,
  errors: [OPERATIONS_NO_SUCH_SERVICE, DEAD_LETTER_NOT_FOUND],
});

const dryRun = z.boolean().default(false).meta({ description: 'Answers what would be done and changes nothing' });
const more = z.boolean().meta({ description: 'The selection holds more than one request may take: send it again' });
const messages = z.int();

const LettersHandled = z.object({
  dryRun: z.boolean(),
  messages,
  more,
  of: z.array(z.object({ consumer: z.string(), type: z.string().nullable(), reason: DeadLetterReason, messages })),
});
export type LettersHandled = z.infer<typeof LettersHandled>;

export const ReplayDeadLetters = operation({
  ...acts,
  id: 'replayDeadLetters',
  endpoint: 'POST /operations/{service}/dead-letters/replay',
  summary: 'Put messages back on the one queue where they failed',
  description:
    'Each with its own id, those of one aggregate in the order of their versions. What fails again is set aside again.',
  body: z.strictObject({ letters: LetterSelection, dryRun }),
  example: { letters: { reason: 'retries-exhausted', since: '2026-11-21T09:00:00.000Z' }, dryRun: true },
  reply: LettersHandled,
});

export const DiscardDeadLetters = operation({
  ...acts,
  id: 'discardDeadLetters',
  endpoint: 'POST /operations/{service}/dead-letters/discard',
  summary: 'Close messages that will never be applied',
  body: z.strictObject({ letters: LetterSelection, why: z.string().trim().min(3).max(500), dryRun }),
  example: {
    letters: { ids: ['0197a000-0000-7000-8000-000000000001'] },
    why: 'Sent by a test against the wrong broker',
    dryRun: true,
  },
  reply: LettersHandled,
});

export const ReplayOutbox = operation({
  ...acts,
  id: 'replayOutbox',
  endpoint: 'POST /operations/{service}/outbox/replay',
  summary: 'Publish again what was published since a time, e.g. after the broker lost its disk',
  description: 'At most 5,000 at once: while `more` is true, send it again with the `until` that was answered.',
  body: z.strictObject({
    since: Instant,
    until: Instant.optional(),
    type: z.string().min(1).max(200).optional(),
    aggregateId: Id.optional(),
    dryRun,
  }),
  example: { since: '2026-11-21T09:00:00.000Z', type: 'order.order-placed.v1', dryRun: true },
  reply: z.object({
    dryRun: z.boolean(),
    messages,
    more,
    until: Instant,
    of: z.array(z.object({ type: z.string(), messages })),
  }),
});

export const ListOperatorActions = operation({
  ...reads,
  id: 'listOperatorActions',
  endpoint: 'GET /operations/{service}/actions',
  summary: 'What operators did, newest first',
  params: ofService,
  query: PageQuery,
  reply: page(ActionView),
});
