/**
 * Declares the operations on households: customers who share an address, a phone or a payer. Each member keeps separate
 * prescriptions.
 */
import { z } from 'zod';
import { ADDRESS_POSTAL_CODE } from '../../contact/contact.errors.ts';
import { Address, Phone, StoredAddress } from '../../contact/contact.ts';
import { Id, Instant, Nothing, page, PageQuery, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { ConsentToldBy } from '../consent/consent.http.ts';
import { ConsentState } from '../consent/purpose.ts';
import { CUSTOMER_INVALID_PHONE, CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import { customerId } from '../people/customer.http.ts';
import {
  GUARDIAN_ELSEWHERE,
  GUARDIAN_NOT_NEEDED,
  HOUSEHOLD_FULL,
  HOUSEHOLD_MEMBER_ELSEWHERE,
  HOUSEHOLD_NO_MEMBER,
  HOUSEHOLD_NOT_FOUND,
  HOUSEHOLD_PAYER_ELSEWHERE,
  HOUSEHOLD_UNDER_AGE,
} from './household.errors.ts';

export const HouseholdRole = z.enum(['adult', 'child', 'guardian']).meta({
  description: '`guardian`: an adult who may consent for the children of the household.',
});
export type HouseholdRole = z.infer<typeof HouseholdRole>;
/** A household has at most this number of members. */
export const MOST_MEMBERS = 20;

const Member = z.strictObject({ customerId: Id, role: HouseholdRole });
const ONCE = says({ en: 'each customer once', zh: '每位客户只能出现一次' });
const Reason = oneLine(500).meta({ description: 'It is kept, sealed, with your id and the time.' });
const Shared = z.strictObject({
  name: oneLine(100).nullable().meta({ description: 'How the family is called. Null if nobody gave it a name.' }),
  phone: Phone.nullable().meta({ description: 'The phone that the members share. A search by it finds all of them.' }),
  address: Address.nullable().meta({ description: 'The address that the members share.' }),
  payerId: Id.nullable().meta({ description: 'The member who pays for all. Null if each pays for herself.' }),
});

const Receipt = z.object({ id: Id, version: Version, createdAt: Instant, updatedAt: Instant });
const MemberView = Member.extend({
  joinedAt: Instant,
  isUnderAge: z.boolean().nullable().meta({ description: 'Null if the date of birth is not known.' }),
  mayConsent: z.boolean().meta({
    description:
      'False while a member who is under age has no consent of a guardian. Her own consents do not count then.',
  }),
});
export const HouseholdView = Receipt.extend({
  ...Shared.shape,
  address: StoredAddress.nullable(),
  members: z.array(MemberView),
});
export type HouseholdView = z.infer<typeof HouseholdView>;

const owner = 'customer';
const allow = ['sales', 'optician'] as const;
const householdId = z.strictObject({ householdId: Id });
const memberId = householdId.extend({ customerId: Id });
const sharedErrors = [
  CUSTOMER_INVALID_PHONE,
  ADDRESS_POSTAL_CODE,
  HOUSEHOLD_PAYER_ELSEWHERE,
  HOUSEHOLD_UNDER_AGE,
] as const;

export const CreateHousehold = operation({
  ...{ owner, allow },
  id: 'createHousehold',
  record: ['household.founded', 'household-member.joined'],
  endpoint: 'POST /households',
  summary: 'Bring customers together in a household',
  description: 'A customer belongs to one household at most. The answer holds no personal data.',
  body: Shared.partial().extend({
    members: z
      .array(Member)
      .min(1)
      .max(MOST_MEMBERS)
      .refine((members) => new Set(members.map((one) => one.customerId)).size === members.length, ONCE),
    reason: Reason,
  }),
  example: {
    name: 'Family Lima',
    members: [
      { customerId: '0197a000-0000-7000-8000-000000000001', role: 'guardian' },
      { customerId: '0197a000-0000-7000-8000-000000000002', role: 'child' },
    ],
    reason: 'Mother and son came together',
  },
  reply: Receipt,
  status: 201,
  location: '/households/{id}',
  errors: [CUSTOMER_NOT_FOUND, HOUSEHOLD_MEMBER_ELSEWHERE, ...sharedErrors],
});

export const GetHousehold = operation({
  id: 'getHousehold',
  endpoint: 'GET /households/{householdId}',
  owner,
  summary: 'Read a household',
  allow: ['sales', 'optician', 'auditor'],
  params: householdId,
  reply: HouseholdView,
  versioned: true,
  errors: [HOUSEHOLD_NOT_FOUND],
});

export const GetCustomerHousehold = operation({
  id: 'getCustomerHousehold',
  endpoint: 'GET /customers/{customerId}/household',
  owner,
  summary: 'Read the household of a customer',
  allow: ['sales', 'optician', 'auditor'],
  params: customerId,
  reply: z.object({
    household: HouseholdView.nullable(),
    self: MemberView.pick({ isUnderAge: true, mayConsent: true }).meta({
      description: 'The age of the customer herself, and whether her own consents count.',
    }),
  }),
  errors: [CUSTOMER_NOT_FOUND],
});

export const ChangeHousehold = operation({
  ...{ owner, allow },
  id: 'changeHousehold',
  record: ['household.changed'],
  endpoint: 'PATCH /households/{householdId}',
  summary: 'Change what the members of a household share',
  params: householdId,
  body: Shared.partial().extend({ reason: Reason }),
  example: { phone: '+14155550132', reason: 'They have a new phone at home' },
  reply: HouseholdView,
  versioned: true,
  errors: [HOUSEHOLD_NOT_FOUND, ...sharedErrors, REQUEST_STALE],
});

export const PutHouseholdMember = operation({
  ...{ owner, allow },
  id: 'putHouseholdMember',
  record: ['household-member.joined', 'household-member.changed'],
  endpoint: 'PUT /households/{householdId}/members/{customerId}',
  summary: 'Add a member to a household, or change her role',
  description: 'A guardian who becomes an adult or a child loses the consents that she gave for children.',
  params: memberId,
  body: z.strictObject({ role: HouseholdRole }),
  example: { role: 'child' },
  reply: HouseholdView,
  status: 200,
  errors: [HOUSEHOLD_NOT_FOUND, CUSTOMER_NOT_FOUND, HOUSEHOLD_MEMBER_ELSEWHERE, HOUSEHOLD_FULL, HOUSEHOLD_UNDER_AGE],
});

export const RemoveHouseholdMember = operation({
  ...{ owner, allow },
  id: 'removeHouseholdMember',
  record: ['household-member.left', 'household.dissolved'],
  endpoint: 'POST /households/{householdId}/members/{customerId}/leave',
  summary: 'Let a member leave her household',
  description:
    'The household is dissolved when its last member leaves. Consents of a guardian who leaves do not count any more.',
  params: memberId,
  body: z.strictObject({ reason: Reason }),
  example: { reason: 'She moved out' },
  reply: Nothing,
  status: 204,
  idempotent: false,
  errors: [HOUSEHOLD_NOT_FOUND, HOUSEHOLD_NO_MEMBER],
});

export const DissolveHousehold = operation({
  ...{ owner, allow },
  id: 'dissolveHousehold',
  record: ['household-member.left', 'household.dissolved'],
  endpoint: 'POST /households/{householdId}/dissolve',
  summary: 'Dissolve a household',
  description: 'Every member stays a customer. What they shared is deleted with its key.',
  params: householdId,
  body: z.strictObject({ reason: Reason }),
  example: { reason: 'It was founded by mistake' },
  reply: Nothing,
  status: 204,
  idempotent: false,
  errors: [HOUSEHOLD_NOT_FOUND],
});

/* Declares the operations on the consent of guardians. */

const GuardianConsent = z.object({
  id: Id,
  customerId: Id,
  guardianId: Id,
  state: ConsentState,
  recordedBy: Id,
  createdAt: Instant,
});
export const GuardianConsentView = GuardianConsent.extend({ how: ConsentToldBy, said: SentText });
export type GuardianConsentView = z.infer<typeof GuardianConsentView>;

export const RecordGuardianConsent = operation({
  ...{ owner, allow },
  id: 'recordGuardianConsent',
  record: ['guardian-consent.given', 'guardian-consent.withdrawn'],
  endpoint: 'POST /customers/{customerId}/guardian-consents',
  summary: 'Record that a guardian agrees, or does not agree any more, to the consents of a minor',
  description:
    'Consents of a customer who is under 18 count only while a guardian of her household agrees. No line is ever changed. The answer has no words of the guardian, because it is saved for repeats.',
  params: customerId,
  body: z.strictObject({
    guardianId: Id,
    state: ConsentState,
    proof: z.strictObject({ how: ConsentToldBy, said: oneLine(500) }),
  }),
  example: {
    guardianId: '0197a000-0000-7000-8000-000000000001',
    state: 'given',
    proof: { how: 'counter', said: 'He may get the newsletter' },
  },
  reply: GuardianConsent,
  status: 201,
  errors: [CUSTOMER_NOT_FOUND, GUARDIAN_NOT_NEEDED, GUARDIAN_ELSEWHERE, HOUSEHOLD_UNDER_AGE],
});

export const ListGuardianConsents = operation({
  id: 'listGuardianConsents',
  endpoint: 'GET /customers/{customerId}/guardian-consents',
  owner,
  summary: 'List what guardians agreed to for a customer, newest first',
  allow: ['sales', 'optician', 'auditor'],
  params: customerId,
  query: PageQuery,
  reply: page(GuardianConsentView),
  errors: [CUSTOMER_NOT_FOUND],
});
