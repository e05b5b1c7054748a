import type { TimelineEntry } from '@toric/contracts/customer/timeline/timeline.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { TimelineRow } from './timeline.reader.store.ts';

/** Describes the contents of a timeline entry. A part that is left out is null. */
export type Said = Pick<TimelineEntry, 'what'> & Partial<Pick<TimelineEntry, 'detail' | 'amount' | 'path'>>;

/** Returns the timeline entry of a row. */
export const entryOf = (
  { id, kind, at, by }: TimelineRow,
  { what, detail = null, amount = null, path = null }: Said,
): TimelineEntry => ({ id, kind, at: at.toISOString(), what, detail, amount, path, by });

/** Returns both texts with a colon between: "Order T-2026-000123: shipped". */
export const withState = (thing: Text, state: Text): Text => ({
  en: `${thing.en}: ${state.en}`,
  zh: `${thing.zh}：${state.zh}`,
});
