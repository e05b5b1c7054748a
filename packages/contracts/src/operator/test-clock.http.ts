/** Declares the operations on the test clock of stacks that are not in production. */
import { z } from 'zod';
import { Instant, RequestInstant } from '../kernel/common.ts';
import { operation } from '../kernel/operation.ts';
import { says } from '../kernel/sentence.ts';
import { TEST_CLOCK_BACK, TEST_CLOCK_MOVING, TEST_CLOCK_OFF, TEST_CLOCK_TOO_FAR } from './test-clock.errors.ts';

/** The test clock may be at most this number of days ahead of the real time. */
export const MOST_AHEAD_DAYS = 3_650;

export const TestClockView = z.object({
  now: Instant.meta({ description: 'The time of the shop.' }),
  realNow: Instant,
  aheadSeconds: z.int().meta({ description: 'How far the shop is ahead of the real time.' }),
  move: z
    .object({
      aheadSeconds: z.int(),
      holdsFrom: Instant.meta({ description: 'The real time from which on all processes follow the move.' }),
    })
    .nullable()
    .meta({ description: 'The move that does not hold yet. Null if there is none.' }),
});
export type TestClockView = z.infer<typeof TestClockView>;

const own = { owner: 'customer', allow: ['operator', 'admin'] } as const;

export const GetTestClock = operation({
  ...own,
  id: 'getTestClock',
  endpoint: 'GET /test-clock',
  summary: 'Read the test clock',
  reply: TestClockView,
  errors: [TEST_CLOCK_OFF],
});

export const MoveTestClock = operation({
  ...own,
  id: 'moveTestClock',
  record: 'none',
  because: 'A stack with a test clock is no shop that answers to auditors.',
  endpoint: 'POST /test-clock',
  summary: 'Move the test clock forward',
  description:
    'Deadlines, reminders and expiries then happen as if the time had passed. The move holds three seconds later in all processes together. The clock never goes back. Access tokens, sessions and codes of second factors keep the real time. Refused in production.',
  body: z
    .strictObject({
      forwardSeconds: z
        .int()
        .min(1)
        .max(MOST_AHEAD_DAYS * 86_400)
        .optional()
        .meta({ description: 'How far to move it.' }),
      to: RequestInstant.optional().meta({ description: 'The time of the shop to which to move it.' }),
    })
    .refine(
      ({ forwardSeconds, to }) => (forwardSeconds === undefined) !== (to === undefined),
      says({ en: 'give either forwardSeconds or to', zh: '请提供 forwardSeconds 或 to 其中之一' }),
    ),
  example: { forwardSeconds: 86_400 },
  reply: TestClockView,
  status: 202,
  location: '/test-clock',
  errors: [TEST_CLOCK_OFF, TEST_CLOCK_BACK, TEST_CLOCK_TOO_FAR, TEST_CLOCK_MOVING],
});
