/**
 * Declares the operations on the training shop: a second shop in which people practise. It can be reset to its first
 * day at any time (ADR 0081).
 */
import { z } from 'zod';
import { STAFF_ROLES } from '../kernel/access.ts';
import { Id, Instant } from '../kernel/common.ts';
import { EVERY_SERVICE, GATEWAY, operation } from '../kernel/operation.ts';
import { SentText } from '../kernel/text.ts';
import { OPERATIONS_NO_SUCH_SERVICE } from './operator.errors.ts';
import { ServiceName } from './operator.http.ts';
import {
  TRAINING_BUSY,
  TRAINING_NO_SAMPLE,
  TRAINING_NOT_KEPT,
  TRAINING_OFF,
  TRAINING_RESETTING,
  TRAINING_UPDATED,
} from './training.errors.ts';

export const TrainingState = z.enum(['no-sample', 'not-kept', 'updated', 'ready', 'resetting', 'incomplete']).meta({
  description:
    '`no-sample`: the database was not made for training. `not-kept`: there is no first day yet. `updated`: the first day is of an older version. `incomplete`: a reset broke off, so reset again.',
});
export type TrainingState = z.infer<typeof TrainingState>;

export const TrainingView = z.object({
  state: TrainingState,
  keptAt: Instant.nullable().meta({ description: 'When the first day was kept. Null if it was not.' }),
  resetAt: Instant.nullable().meta({ description: 'When the shop was last reset. Null if it never was.' }),
  silent: z.array(SentText).meta({ description: 'The services that do not answer, for example while they start.' }),
});
export type TrainingView = z.infer<typeof TrainingView>;

const NO_AUDITOR = 'A training shop has no real data and answers to no auditor.';
const own = { owner: GATEWAY } as const;

export const GetTraining = operation({
  ...own,
  id: 'getTraining',
  endpoint: 'GET /training',
  summary: 'Read the state of the training shop',
  description: 'Refused in a shop without `TRAINING=on`.',
  allow: STAFF_ROLES,
  reply: TrainingView,
  errors: [TRAINING_OFF],
});

export const KeepTraining = operation({
  ...own,
  id: 'keepTraining',
  endpoint: 'POST /training/first-day',
  summary: 'Keep the training shop as it is now, as the state to which it is reset',
  description:
    'The sample shop does it after it was filled. It waits until nothing is in flight, at most ten seconds. The state before is forgotten.',
  allow: ['operator', 'admin'],
  record: 'none',
  because: NO_AUDITOR,
  idempotent: false,
  reply: TrainingView,
  errors: [TRAINING_OFF, TRAINING_NO_SAMPLE, TRAINING_BUSY, TRAINING_RESETTING],
});

export const ResetTraining = operation({
  ...own,
  id: 'resetTraining',
  endpoint: 'POST /training/reset',
  summary: 'Reset the training shop to its first day',
  description:
    'Everything that was done since then is gone, for everybody. All services stop, get their rows back, and start again, which takes about ten seconds. `GET /training` shows when it is done. Sessions that began after the first day end.',
  allow: STAFF_ROLES,
  record: 'none',
  because: NO_AUDITOR,
  idempotent: false,
  reply: TrainingView,
  status: 202,
  location: '/training',
  errors: [TRAINING_OFF, TRAINING_NO_SAMPLE, TRAINING_NOT_KEPT, TRAINING_UPDATED, TRAINING_RESETTING],
});

/* Declares the operations that the gateway calls in the services. */

/** Describes the state of the training shop as one service sees it. */
export const TrainingPart = z.object({
  hasSample: z.boolean().meta({ description: 'True if the database was made for training.' }),
  keptAt: Instant.nullable(),
  fits: z.boolean().meta({ description: 'True if the kept rows are of this version of the tables.' }),
  resetId: Id.nullable().meta({ description: 'The last reset that reached this service.' }),
  resetAt: Instant.nullable(),
  isQuiet: z.boolean().meta({ description: 'True from the first step of a reset to the restart.' }),
  busy: z.int().meta({ description: 'Messages and calls that are in flight. Only the step `look` counts them.' }),
});
export type TrainingPart = z.infer<typeof TrainingPart>;

export const TrainingStep = z.enum(['look', 'keep', 'quiet', 'restore', 'restart']).meta({
  description:
    '`quiet` stops messages and calls. `restore` puts the kept rows back and empties the queues. `restart` ends the process, and its supervisor starts it again.',
});
export type TrainingStep = z.infer<typeof TrainingStep>;

const part = {
  owner: EVERY_SERVICE,
  internal: true,
  allow: STAFF_ROLES,
  params: z.strictObject({ service: ServiceName }),
  reply: TrainingPart,
  errors: [OPERATIONS_NO_SUCH_SERVICE, TRAINING_OFF],
} as const;

export const GetTrainingPart = operation({
  ...part,
  id: 'getTrainingPart',
  endpoint: 'GET /training/{service}',
  summary: 'Read the part of one service in the training shop',
});

export const TakeTrainingStep = operation({
  ...part,
  id: 'takeTrainingStep',
  endpoint: 'POST /training/{service}/steps',
  summary: 'Take one step of keeping or resetting the training shop',
  record: 'none',
  because: NO_AUDITOR,
  idempotent: false,
  body: z.strictObject({
    step: TrainingStep,
    resetId: Id.optional().meta({ description: 'The reset to which the step `restore` belongs.' }),
  }),
  example: { step: 'look' },
});
