import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { INTERACTION_IN_THE_FUTURE } from '@toric/contracts/customer/contacts/contact.errors';
import { LogInteraction } from '@toric/contracts/customer/contacts/interaction.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { PRESCRIPTION_NOT_FOUND } from '@toric/contracts/customer/prescriptions/prescription.errors';
import { findCustomerKeys } from '../../data-key.store.ts';
import { hasPrescription, insertInteraction } from '../interaction.store.ts';

/** A time of an interaction may be this number of ms in the future, because the clock of the browser may be ahead. */
const CLOCK_SKEW_MS = 60_000;

/** POST /customers/{customerId}/interactions. Logs a call, a visit, a chat or a letter. */
export const logInteraction = ({ vault }: { vault: Vault }) =>
  command(LogInteraction, {
    async run({ params: { customerId }, body, actor, tx, now, newId }) {
      const { text, minutes = null, orderId = null, prescriptionId = null, ...contact } = body;
      const happenedAt = body.happenedAt === undefined ? now : new Date(body.happenedAt);
      if (happenedAt.getTime() > now.getTime() + CLOCK_SKEW_MS) throw inTheFuture();
      const keys = await findCustomerKeys(tx, vault, customerId, undefined);
      if (!keys) throw CUSTOMER_NOT_FOUND();
      if (prescriptionId !== null && !(await hasPrescription(tx, customerId, prescriptionId)))
        throw PRESCRIPTION_NOT_FOUND();
      const { kind, direction, outcome } = contact;
      const logged = { id: newId(), customerId, kind, direction, outcome, minutes, orderId, prescriptionId };
      await insertInteraction(tx, keys, { ...logged, text, happenedAt, recordedBy: actor.id, createdAt: now });
      const fields = changed({}, { kind, direction, outcome, text });
      const change = { action: 'interaction.logged', subject: logged.id, customerId, fields } as const;
      const times = { happenedAt: happenedAt.toISOString(), createdAt: now.toISOString() };
      return answer({ ...logged, ...times, recordedBy: actor.id }).records(change);
    },
  });

function inTheFuture() {
  return INTERACTION_IN_THE_FUTURE().atField('/happenedAt');
}
