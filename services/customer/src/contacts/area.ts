import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { TELEPHONY_SIGNATURE } from '@toric/contracts/customer/contacts/contact.errors';
import type { CustomerConfig } from '../config.ts';
import { reportVerifier } from '../messages/bounces/report-signature.ts';
import type { Reader } from '../reader.store.ts';
import { addCustomerNote } from './features/add-customer-note.ts';
import { getCall } from './features/get-call.ts';
import { getExtension } from './features/get-extension.ts';
import { getOwnCall } from './features/get-own-call.ts';
import { listCalls } from './features/list-calls.ts';
import { listCustomerNotes } from './features/list-customer-notes.ts';
import { listInteractions } from './features/list-interactions.ts';
import { listPinnedNotes } from './features/list-pinned-notes.ts';
import { logInteraction } from './features/log-interaction.ts';
import { pinNote } from './features/pin-note.ts';
import { putExtension } from './features/put-extension.ts';
import { receiveCallEvent } from './features/receive-call-event.ts';
import { unpinNote } from './features/unpin-note.ts';
import { genericTelephony } from './telephony.ts';

/**
 * Declares the area `contacts`: notes, calls, visits, chats and letters, and the customers to whom the number of a call
 * belongs. It uses `people`, `desk` and `messages`.
 */
export function contacts(
  { vault }: { vault: Vault },
  { TELEPHONY_WEBHOOK_SECRET: secret }: CustomerConfig,
): Area<Reader> {
  const telephony = { vault, verify: reportVerifier(secret, TELEPHONY_SIGNATURE), readEvent: genericTelephony };
  return {
    routes: [
      ...[addCustomerNote({ vault }), listCustomerNotes({ vault }), listPinnedNotes({ vault }), pinNote, unpinNote],
      ...[logInteraction({ vault }), listInteractions({ vault })],
      ...[receiveCallEvent(telephony), getOwnCall, listCalls({ vault }), getCall({ vault })],
      ...[getExtension, putExtension],
    ],
  };
}
