import type { Vault } from '@toric/chassis/data/vault';
import { SendMessage } from '@toric/contracts/customer/events';
import { effect } from '@toric/messaging/effect';
import { performs } from '@toric/messaging/outcome';
import { findCustomerKeys } from '../../data-key.store.ts';
import { permitsSupply } from '../prescription-status.ts';
import { findRevision, lockPrescriptions } from '../prescription.store.ts';
import { nextReminder, REMIND_OF_END, RemindOfEnd } from '../reminder/end-reminder.ts';

/**
 * Declares the effect that reminds a customer 60, 30 and 7 days before the end of a prescription. It sends
 * customer.send-message.v1 if the prescription then permits supply. It sends no reminder of a prescription that was
 * revised, withdrawn or erased meanwhile, because a new revision has its own reminders.
 */
export const remindOfEnd = ({ vault }: { vault: Vault }) =>
  effect({
    name: REMIND_OF_END,
    data: RemindOfEnd,
    // `perform` does nothing: the effect calls no other system, and `settle` does all of its work in one transaction
    perform: () => Promise.resolve(null),
    async settle({ data: { prescriptionId, revision, days }, tx, now, newId }) {
      const [row] = await lockPrescriptions(tx, [prescriptionId]);
      if (!row || row.revision !== revision || row.status === 'withdrawn') return undefined;
      const keys = await findCustomerKeys(tx, vault, row.customerId, undefined);
      if (!keys) return undefined;
      const { expiresOn } = await findRevision(tx, keys, row);
      const next = performs(...nextReminder(row, expiresOn, now, days ?? undefined));
      if (days === null || !permitsSupply(row.status)) return next;
      const notice = { template: 'prescription-ends', values: { prescriptionId, days } } as const;
      return next.emits(SendMessage({ causeId: newId(), personId: row.customerId, notice }));
    },
  });
