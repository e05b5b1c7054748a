import { SegmentsChanged } from '@toric/contracts/customer/events';
import { on } from '@toric/messaging/subscription';
import { saveSegments } from '../segment.store.ts';

/** ⇐ customer.segments-changed.v1. Stores the segments of a customer. The version gate drops older states. */
export const projectSegments = on(SegmentsChanged, {
  async run({ message, tx }) {
    await saveSegments(tx, message);
  },
});
