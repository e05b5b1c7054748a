import type { Vault } from '@toric/chassis/data/vault';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ReceiveCallEvent } from '@toric/contracts/customer/contacts/telephony.http';
import { insertNotices } from '../../desk/staff-notice.store.ts';
import type { VerifyReport } from '../../messages/bounces/report-signature.ts';
import type { Reader } from '../../reader.store.ts';
import { findStaffAt } from '../extension.store.ts';
import { saveCall } from '../phone-call.store.ts';
import type { CallEvent, ReadCallEvent } from '../telephony.ts';

type Deps = { readonly vault: Vault; readonly verify: VerifyReport; readonly readEvent: ReadCallEvent };

/**
 * POST /webhooks/telephony. Stores the call, and puts a notice into the inbox of the member of staff at whose extension
 * it rings. An outgoing call and a repeated event cause no notice.
 */
export const receiveCallEvent = ({ vault, verify, readEvent }: Deps) =>
  preparedCommand<typeof ReceiveCallEvent, Reader, CallEvent>(ReceiveCallEvent, {
    prepare: ({ raw }) => Promise.resolve(readEvent(verify(raw).body)),
    async run({ prepared: event, tx, now, newId }) {
      const received = answer({ received: true } as const);
      const staffId = await findStaffAt(tx, event.extension);
      if (staffId === undefined) return received;
      const call = await saveCall(tx, vault, { staffId, event }, { now, newId });
      if (!call.isNew || event.direction === 'out') return received;
      const notice = { template: 'call-rings', values: { callId: call.id } } as const;
      await insertNotices(tx, { causeId: call.id, staffIds: [staffId], notice }, { now, newId });
      return received;
    },
  });
