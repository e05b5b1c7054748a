/** Reads all entries of a customer's timeline that this service has. */
import { HER_IDS } from '@toric/chassis/merge/merged-customer.reader.store';
import type { TimelineSource, TimelineSources } from '@toric/chassis/timeline/timeline.reader.store';
import { ListCases } from '@toric/contracts/customer/cases/case.http';
import { SearchChannelItems } from '@toric/contracts/customer/channels/channel-item.http';
import { ListComplaints } from '@toric/contracts/customer/complaints/complaint.http';
import { ListConsentHistory } from '@toric/contracts/customer/consent/consent.http';
import { ListInteractions } from '@toric/contracts/customer/contacts/interaction.http';
import { ListMessages } from '@toric/contracts/customer/messages/message.http';
import { ListCustomerChanges } from '@toric/contracts/customer/people/customer-change.http';
import { ListCustomerNotes } from '@toric/contracts/customer/people/note.http';
import { ListPrescriptions } from '@toric/contracts/customer/prescriptions/prescription.http';
import { ListOwnPrivacyRequests } from '@toric/contracts/customer/privacy/privacy.http';
import { ListVerifications } from '@toric/contracts/customer/supply/verification.http';
import { ListTasks } from '@toric/contracts/customer/tasks/task.http';
import type { Permission } from '@toric/contracts/kernel/access';

/**
 * Returns the timeline source for a table that has the customer in `customer_id` and is ordered by (created_at, id).
 */
const table = (name: string, allow: readonly Permission[], more: Partial<TimelineSource> & { facts: string }) => ({
  ...{ allow, from: `${name} where customer_id = $1::uuid`, at: 'created_at', id: 'id' },
  ...more,
});

const contact = (kind: string): TimelineSource => ({
  ...{ allow: ListInteractions.allow, from: `interaction where customer_id = $1::uuid and kind = '${kind}'` },
  ...{ at: 'happened_at', id: 'id', by: 'recorded_by', sealed: 'sealed' },
  facts: `'direction', direction, 'outcome', outcome, 'minutes', minutes, 'orderId', order_id`,
});

/**
 * Lists the roles that see tasks in the timeline: the readers of customers. Other roles see their own tasks, in the
 * list of tasks.
 */
const TASK_READERS: readonly Permission[] = ListTasks.allow.filter((role) =>
  ['sales', 'optician', 'auditor'].includes(role),
);

export const CUSTOMER_SOURCES: TimelineSources = {
  ...{ call: contact('call'), visit: contact('visit'), chat: contact('chat'), letter: contact('letter') },
  note: table('customer_note', ListCustomerNotes.allow, {
    ...{ by: 'written_by', sealed: 'sealed' },
    facts: `'audience', audience`,
  }),
  task: table('task', TASK_READERS, {
    ...{ by: 'created_by', sealed: 'sealed' },
    facts: `'state', state, 'rule', rule, 'dueAt', due_at`,
  }),
  case: table('service_case', ListCases.allow, { facts: `'number', number, 'type', type, 'state', state` }),
  prescription: table('prescription', ListPrescriptions.allow, {
    facts: `'customerId', customer_id, 'revision', revision`,
  }),
  verification: table('verification', ListVerifications.allow, { facts: `'status', status` }),
  message: {
    ...{ allow: ListMessages.allow, from: 'message where person_id = $1::uuid', at: 'created_at', id: 'id' },
    facts: `'template', template, 'state', state`,
  },
  consent: table('consent', ListConsentHistory.allow, {
    ...{ by: 'recorded_by', facts: `'purpose', purpose, 'channel', channel, 'state', state` },
  }),
  // the condition is that of the partial index change_record_timeline, which leaves out the many readings of a record
  change: {
    allow: ListCustomerChanges.allow,
    // this reads the first rows of change_record_timeline for the customer and each customer merged into her
    from: `${HER_IDS} her, lateral (
      select * from change_record where customer_id = her.id
        and action in ('customer.changed', 'address.added', 'address.changed', 'address.removed')
        and actor_kind in ('staff', 'key') and (at, id) < ($2::timestamptz, $3::uuid)
      order by at desc, id desc limit $4::int) c where true`,
    ...{ at: 'c.at', id: 'c.id', by: 'actor_id', sealed: 'sealed' },
    facts: `'action', action, 'fields', fields`,
  },
  complaint: table('complaint', ListComplaints.allow, {
    ...{ by: 'recorded_by', facts: `'seriousness', seriousness, 'status', status` },
  }),
  // tickets are left out, because the timeline shows them as their cases
  social: {
    ...{ allow: SearchChannelItems.allow, from: `channel_item where customer_id = $1::uuid and kind <> 'ticket'` },
    ...{ at: 'happened_at', id: 'id', sealed: 'sealed' },
    facts: `'kind', kind, 'direction', direction, 'network', network, 'authorId', author_id`,
  },
  'privacy-request': table('privacy_request', ListOwnPrivacyRequests.allow, {
    by: 'case when asked_by_staff then asked_by end',
    facts: `'customerId', customer_id, 'kind', kind`,
  }),
};
