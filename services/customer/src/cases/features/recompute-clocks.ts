import { effect } from '@toric/messaging/effect';
import { performs } from '@toric/messaging/outcome';
import { findOpenAfter, lockCase } from '../case.store.ts';
import { RECOMPUTE_CLOCKS, recomputeClocks as recomputeAfter, RecomputeClocks } from '../../clocks/case-timer.ts';
import { saveWithClock } from '../save-case.flow.ts';

/** The cases whose deadlines one transaction sets anew. */
const AT_ONCE = 100;

/** Effect after a change of a calendar or a clock. Sets the deadlines of open cases anew, page by page. */
export const recomputeClocks = effect({
  name: RECOMPUTE_CLOCKS,
  data: RecomputeClocks,
  // The effect calls no other system. All of its work is in the transaction.
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
