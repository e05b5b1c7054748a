import { effect } from '@toric/messaging/effect';
import { performs } from '@toric/messaging/outcome';
import { findOpenAfter, lockCase } from '../case.store.ts';
import { RECOMPUTE_CLOCKS, recomputeClocks as recomputeAfter, RecomputeClocks } from '../../clocks/case-timer.ts';
import { saveWithClock } from '../save-case.flow.ts';

/** Holds the number of cases whose deadlines one transaction recomputes. */
const AT_ONCE = 100;

/**
 * Declares the effect that follows a change of a calendar or a clock. It recomputes the deadlines of open cases, page
 * by page.
 */
export const recomputeClocks = effect({
  name: RECOMPUTE_CLOCKS,
  data: RecomputeClocks,
  // `perform` does nothing: the effect calls no other system, and `settle` does all of its work in one transaction
  perform: () => Promise.resolve(null),
  async settle({ data: { after }, tx, now }) {
    const ids = await findOpenAfter(tx, after, AT_ONCE);
    const calls = [];
    for (const id of ids) {
      const found = await lockCase(tx, id);
      if (found) calls.push(...(await saveWithClock(tx, found, found, now)).effects);
    }
    const last = ids.at(-1);
    const next = last !== undefined && ids.length === AT_ONCE ? [recomputeAfter(last)] : [];
    return performs(...calls, ...next);
  },
});
