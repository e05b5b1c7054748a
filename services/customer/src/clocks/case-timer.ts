import { Id, Instant } from '@toric/contracts/kernel/common';
import type { EffectCall } from '@toric/messaging/outcome';
import { z } from 'zod';

/** Names the effect that does the next step of a case's clock. Use cases store the effect under this name. */
export const WATCH_CASE = 'watch-case';
/** `at` is the time of the step. If the case has another time when the effect runs, the effect does nothing. */
export const WatchCase = z.object({ caseId: Id, at: Instant });

export const watchCase = (caseId: string, at: Date, now: Date): EffectCall => ({
  name: WATCH_CASE,
  data: WatchCase.parse({ caseId, at: at.toISOString() }),
  delayMs: Math.max(0, at.getTime() - now.getTime()),
});

/** Names the effect that recomputes the deadlines of open cases, page by page, after a change of a setting. */
export const RECOMPUTE_CLOCKS = 'recompute-clocks';
/** `after` is the id of the last case of the previous page. */
export const RecomputeClocks = z.object({ after: Id });
export const FIRST_PAGE = '00000000-0000-0000-0000-000000000000';

export const recomputeClocks = (after: string): EffectCall => ({
  name: RECOMPUTE_CLOCKS,
  data: RecomputeClocks.parse({ after }),
});
