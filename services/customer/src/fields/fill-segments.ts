import { Id } from '@toric/contracts/kernel/common';
import type { EffectCall } from '@toric/messaging/outcome';
import { z } from 'zod';

/** The name of the effect that finds the customers of segments anew, page by page. */
export const FILL_SEGMENTS = 'fill-segments';
/** `after` is the last customer of the page before. */
export const FillSegments = z.object({ after: Id });
export const FIRST = '00000000-0000-0000-0000-000000000000';

export const fillAfter = (after: string): EffectCall => ({ name: FILL_SEGMENTS, data: FillSegments.parse({ after }) });
