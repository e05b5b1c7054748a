import { Id } from '@toric/contracts/kernel/common';
import type { EffectCall } from '@toric/messaging/outcome';
import { z } from 'zod';

/** Names the effect that updates the customers of all segments, page by page. */
export const FILL_SEGMENTS = 'fill-segments';
/** `after` is the id of the last customer of the previous page. */
export const FillSegments = z.object({ after: Id });
export const FIRST = '00000000-0000-0000-0000-000000000000';

export const fillAfter = (after: string): EffectCall => ({ name: FILL_SEGMENTS, data: FillSegments.parse({ after }) });
