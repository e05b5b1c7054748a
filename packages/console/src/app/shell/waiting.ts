import { ListWaiting, type WaitingWork } from '@toric/contracts/desk/overview.http';
import { WAITING } from '@toric/contracts/desk/waiting';
import { useAnswer } from '../api.ts';

const EVERY_MINUTE_MS = 60_000;

/** Returns the work that waits for the roles of the person. It is read again every minute and after every command. */
export const useWaiting = () => useAnswer(ListWaiting, {}, { refreshMs: EVERY_MINUTE_MS });

export type WaitingCount = { readonly count: number; readonly late: number };

/** Returns the number of waiting items and of late items for each page, by the path of the page. */
export function countsByPath(work: readonly WaitingWork[]): ReadonlyMap<string, WaitingCount> {
  const counts = new Map<string, WaitingCount>();
  for (const { kind, count, late } of work) {
    const path = WAITING[kind].path.split('?')[0] ?? '';
    const known = counts.get(path);
    counts.set(path, { count: count + (known?.count ?? 0), late: late + (known?.late ?? 0) });
  }
  return counts;
}
