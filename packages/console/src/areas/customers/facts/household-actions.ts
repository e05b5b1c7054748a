import type { Reply } from '@toric/client/types';
import {
  CHANGE_HOUSEHOLD_GUIDE,
  CREATE_HOUSEHOLD_GUIDE,
  DISSOLVE_HOUSEHOLD_GUIDE,
  PUT_HOUSEHOLD_MEMBER_GUIDE,
  RECORD_GUARDIAN_CONSENT_GUIDE,
  REMOVE_HOUSEHOLD_MEMBER_GUIDE,
} from '@toric/contracts/customer/households/household.guide';
import {
  ChangeHousehold,
  CreateHousehold,
  DissolveHousehold,
  GetCustomerHousehold,
  type HouseholdView,
  ListGuardianConsents,
  PutHouseholdMember,
  RecordGuardianConsent,
  RemoveHouseholdMember,
} from '@toric/contracts/customer/households/household.http';
import { HOUSEHOLD_ROLE_WORDS } from '@toric/contracts/customer/households/household.words';
import { CONSENT_STATE_WORDS, CONSENT_TOLD_BY_WORDS } from '@toric/contracts/customer/consent/consent.words';
import { GetConsents } from '@toric/contracts/customer/consent/consent.http';
import { formAction } from '../../../kit/record/form-action.ts';

export type Home = Reply<typeof GetCustomerHousehold> & { readonly customerId: string };
export type Member = HouseholdView['members'][number];
/** Describes a member with the household to which she belongs. */
export type MemberAt = { readonly household: HouseholdView; readonly member: Member };

const REASON = { name: 'reason', control: 'long-text' } as const;
const PHONE = { name: 'phone', control: 'phone', width: 'half' } as const;
const ADDRESS = [
  { name: 'address.recipient', width: 'half' },
  { name: 'address.line1', width: 'half' },
  { name: 'address.city', width: 'half' },
  { name: 'address.region', width: 'half' },
  { name: 'address.postalCode', width: 'half' },
  { name: 'address.country', width: 'half' },
] as const;
const refreshes = [GetCustomerHousehold, GetConsents];

/** Creates a household with this customer and others. */
export const found = formAction<Home, typeof CreateHousehold>({
  operation: CreateHousehold,
  label: { en: 'Bring into a household…', zh: '建立家庭…' },
  when: ({ household }) => household === null,
  guide: CREATE_HOUSEHOLD_GUIDE,
  title: { en: 'Who belongs together?', zh: '谁是一家人？' },
  save: { en: 'Found the household', zh: '建立家庭' },
  fields: [
    { name: 'name', width: 'half' },
    PHONE,
    {
      name: 'members',
      control: 'lines',
      fields: [
        { name: 'customerId', control: 'customer' },
        { name: 'role', words: HOUSEHOLD_ROLE_WORDS },
      ],
    },
    REASON,
  ],
  start: ({ customerId, self }) => ({
    members: [{ customerId, role: self.isUnderAge === true ? ('child' as const) : ('adult' as const) }],
  }),
  input: (_, body) => ({ body }),
  done: { en: 'They are a household now. Each keeps her own prescriptions.', zh: '家庭已建立，各自保留自己的处方。' },
  refreshes,
});

/** Changes the data that the members of a household share. */
export const change = formAction<HouseholdView, typeof ChangeHousehold>({
  operation: ChangeHousehold,
  label: { en: 'Change…', zh: '更改…' },
  guide: CHANGE_HOUSEHOLD_GUIDE,
  title: { en: 'What do they share?', zh: '共用信息' },
  save: { en: 'Save it', zh: '保存' },
  fields: [{ name: 'name', width: 'half' }, PHONE, ...ADDRESS, { name: 'payerId', control: 'customer' }, REASON],
  start: ({ name, phone, address, payerId }) => ({ name, phone, ...(address && { address }), payerId }),
  input: ({ id, version }, body) => ({ params: { householdId: id }, body, ifMatch: `"v${version}"` }),
  done: { en: 'The household is changed.', zh: '家庭信息已更改。' },
  refreshes,
});

/** Changes the role of a member in the household. */
export const setRole = formAction<MemberAt, typeof PutHouseholdMember>({
  operation: PutHouseholdMember,
  label: { en: 'Role…', zh: '角色…' },
  guide: PUT_HOUSEHOLD_MEMBER_GUIDE,
  title: { en: 'Role in the household', zh: '家庭角色' },
  save: { en: 'Save the role', zh: '保存角色' },
  fields: [{ name: 'role', words: HOUSEHOLD_ROLE_WORDS }],
  start: ({ member: { role } }) => ({ role }),
  input: ({ household: { id }, member: { customerId } }, body) => ({ params: { householdId: id, customerId }, body }),
  done: { en: 'The role is changed.', zh: '角色已更改。' },
  refreshes,
});

/** Removes a member from the household. */
export const leave = formAction<MemberAt, typeof RemoveHouseholdMember>({
  operation: RemoveHouseholdMember,
  label: { en: 'Leaves…', zh: '退出…' },
  tone: 'stop',
  guide: REMOVE_HOUSEHOLD_MEMBER_GUIDE,
  title: { en: 'Take her out of the household', zh: '退出家庭' },
  save: { en: 'Take her out', zh: '退出' },
  fields: [REASON],
  input: ({ household: { id }, member: { customerId } }, body) => ({ params: { householdId: id, customerId }, body }),
  done: { en: 'She has left the household.', zh: '已退出家庭。' },
  refreshes,
});

export const dissolve = formAction<HouseholdView, typeof DissolveHousehold>({
  operation: DissolveHousehold,
  label: { en: 'Dissolve…', zh: '解散…' },
  tone: 'stop',
  guide: DISSOLVE_HOUSEHOLD_GUIDE,
  title: { en: 'Dissolve the household', zh: '解散家庭' },
  save: { en: 'Dissolve it', zh: '解散' },
  fields: [REASON],
  input: ({ id }, body) => ({ params: { householdId: id }, body }),
  done: { en: 'The household is dissolved. Its members stay customers.', zh: '家庭已解散，成员仍为客户。' },
  refreshes,
});

/** Records the answer of a guardian for a minor. */
export const guardianConsent = formAction<Home, typeof RecordGuardianConsent>({
  operation: RecordGuardianConsent,
  label: { en: 'Consent of a guardian…', zh: '监护人同意…' },
  when: ({ self }) => self.isUnderAge === true,
  guide: RECORD_GUARDIAN_CONSENT_GUIDE,
  title: { en: 'What did the guardian say?', zh: '监护人的答复' },
  save: { en: 'Record the answer', zh: '登记答复' },
  fields: [
    { name: 'guardianId', control: 'customer' },
    { name: 'state', words: CONSENT_STATE_WORDS },
    { name: 'proof.how', words: CONSENT_TOLD_BY_WORDS },
    { name: 'proof.said', control: 'long-text' },
  ],
  start: ({ household }) => {
    const guardian = household?.members.find(({ role }) => role === 'guardian');
    return { state: 'given' as const, ...(guardian && { guardianId: guardian.customerId }) };
  },
  input: ({ customerId }, body) => ({ params: { customerId }, body }),
  done: { en: 'The answer of the guardian is kept.', zh: '监护人的答复已保存。' },
  refreshes: [...refreshes, ListGuardianConsents],
});
