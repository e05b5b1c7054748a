import { SendMessage } from '@toric/contracts/customer/events';
import { effect } from '@toric/messaging/effect';
import { performs } from '@toric/messaging/outcome';
import { permitsSupply } from '../prescription-status.ts';
import { lockPrescriptions } from '../prescription.store.ts';
import { nextReminder, REMIND_OF_END, RemindOfEnd } from '../reminder/end-reminder.ts';

/**
 * Effect 60, 30 and 7 days before the end of a prescription → customer.send-message.v1, if it permits supply then. A
 * prescription that was revised, withdrawn or erased meanwhile is not reminded of: a new revision has reminders of its own.
 */
export const remindOfEnd = effect({
  name: REMIND_OF_END,
  data: RemindOfEnd,
  // The effect calls no other system. All of its work is in the transaction.
  perform: () => Promise.resolve(null),
  async settle({ data: { prescriptionId, revision, endsOn, days }, tx, now, newId }) {
    const [row] = await lockPrescriptions(tx, [prescriptionId]);
    if (!row || row.revision !== revision || row.status === 'withdrawn') return undefined;
    const next = performs(...nextReminder(row, endsOn, now, days));
    if (!permitsSupply(row.status)) return next;
    const notice = { template: 'prescription-ends', values: { prescriptionId, endsOn, days } } as const;
    return next.emits(SendMessage({ causeId: newId(), personId: row.customerId, notice }));
  },
});
