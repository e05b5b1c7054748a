/** Declares the operations on the change record: who changed or read which data, when and why. */
import { z } from 'zod';
import { choiceParams } from '../filters/filters.ts';
import { Id, Instant, page, PageQuery, RequestInstant } from '../kernel/common.ts';
import { EVERY_SERVICE, GATEWAY, operation } from '../kernel/operation.ts';
import { SERVICE_NAMES } from '../operator/operator.http.ts';
import { OPERATIONS_NO_SUCH_SERVICE } from '../operator/operator.errors.ts';
import { SentText } from '../kernel/text.ts';
import { CHANGE_SUBJECT_NAMES } from '../record/change.ts';
import { shopPerson } from '../shown/shop-person.ts';

const Service = z.enum(SERVICE_NAMES);
const Seq = z.int().meta({ description: 'The number in the chain of the service. It has no gaps and begins at 1.' });

export const ChangeActorKind = z
  .enum(['customer', 'staff', 'key', 'process'])
  .meta({ description: '`key`: a machine with an API key.' });
export const ChangeSubjectName = z.enum(CHANGE_SUBJECT_NAMES);

export const ChangeView = z.object({
  id: Id,
  service: Service,
  at: Instant,
  action: SentText.meta({
    description: 'The type of the subject and a verb, with a dot between.',
    example: 'address.changed',
  }),
  subjectType: SentText,
  subject: Id.meta({ description: 'The id of the thing that was changed or read.' }),
  customerId: Id.nullable().meta({ description: 'The customer whose data it is.' }),
  actorKind: ChangeActorKind,
  actorId: shopPerson('Null for a process.'),
  via: SentText.nullable().meta({ description: 'The id of the request or of the message that caused it.' }),
  why: SentText.nullable().meta({ description: 'The reason, if the operation asks for one. Customers do not see it.' }),
  fields: z
    .array(
      z.object({
        name: SentText,
        before: z.unknown().meta({ description: 'Null if there was no value.', example: '+14155550132' }),
        after: z.unknown().meta({ description: 'Null if there is no value.', example: null }),
      }),
    )
    .meta({ description: 'Only the fields that differ. A reading has none.' }),
  erased: z.boolean().meta({ description: 'True if the person’s key was destroyed: the values cannot be read.' }),
  seq: Seq.nullable().meta({ description: 'Null until the record is sealed, about a second after the change.' }),
});
export type ChangeView = z.infer<typeof ChangeView>;

export const ListChanges = operation({
  id: 'listChanges',
  endpoint: 'GET /changes',
  owner: GATEWAY,
  summary: 'List changes and readings of data, newest first',
  description:
    'Auditors read all changes, staff the changes of the things that they work with, and customers the changes of their own data. The changes of an order are listed only with its `subject` or its `customerId`.',
  allow: ['customer:self', 'sales', 'optician', 'warehouse', 'finance', 'marketing', 'admin', 'auditor'],
  query: PageQuery.extend({
    service: Service.optional().meta({ description: 'If omitted, the changes of all services are merged.' }),
    subject: Id.optional(),
    ...choiceParams('subjectType', ChangeSubjectName),
    customerId: Id.optional(),
    actorId: Id.optional(),
    since: RequestInstant.optional().meta({ description: 'Changes at this instant or later.' }),
    until: RequestInstant.optional().meta({ description: 'Changes before this instant.' }),
  }),
  reply: page(ChangeView),
});

export const FindingKind = z.enum(['edited', 'deleted', 'reordered', 'cut-off', 'rewritten', 'unsealed']).meta({
  description:
    '`edited`: the row is not as it was sealed. `deleted`: the row is gone. `reordered`: the row stands at another place than it was sealed at. `cut-off`: the chain ends before a head that was anchored. `rewritten`: the chain fits, but not the anchored head. `unsealed`: the row was never sealed.',
});
export const ChangeFinding = z.object({
  kind: FindingKind,
  seq: Seq.nullable().meta({ description: 'The first number that does not fit. Null for `unsealed`.' }),
  id: Id.nullable().meta({ description: 'The id of the change, if it is known.' }),
});
export type ChangeFinding = z.infer<typeof ChangeFinding>;

export const VerifyChanges = operation({
  id: 'verifyChanges',
  endpoint: 'GET /operations/{service}/changes/verification',
  owner: EVERY_SERVICE,
  summary: 'Verify the chain of the change record of a service',
  description:
    'One request verifies at most 20,000 records. While `next` is not null, send the request again with `after` = `next`. `finding` names the first record that does not fit.',
  allow: ['auditor', 'operator'],
  params: z.strictObject({ service: Service }),
  query: z.strictObject({
    after: z.coerce.number().int().min(0).max(2_147_483_647).default(0).meta({
      description: '`next` of the answer before. 0 begins at the first record.',
    }),
  }),
  reply: z.object({
    service: Service,
    verified: z.int().meta({ description: 'The records that this request has verified.' }),
    head: z.object({ seq: Seq, hash: SentText }).nullable().meta({ description: 'The last record that fits.' }),
    anchors: z.int().meta({ description: 'The anchored heads that were compared with these records.' }),
    anchored: z.boolean().meta({ description: 'False if the service has no place for anchored heads.' }),
    finding: ChangeFinding.nullable(),
    next: Seq.nullable().meta({ description: 'Null at the end of the chain, and after a finding.' }),
  }),
  errors: [OPERATIONS_NO_SUCH_SERVICE],
});
