import type { Reply } from '@toric/client/types';
import { ASK_PRIVACY_REQUEST_GUIDE } from '@toric/contracts/customer/privacy/privacy.guide';
import { AskPrivacyRequest, ListOwnPrivacyRequests } from '@toric/contracts/customer/privacy/privacy.http';
import { PRIVACY_KIND_WORDS } from '@toric/contracts/customer/privacy/privacy.words';
import { RecordComplaint } from '@toric/contracts/customer/complaints/complaint.http';
import { PutConsents } from '@toric/contracts/customer/consent/consent.http';
import { ListInteractions, LogInteraction } from '@toric/contracts/customer/contacts/interaction.http';
import { CHANGE_CUSTOMER_GUIDE } from '@toric/contracts/customer/people/customer.guide';
import { ListCustomerChanges } from '@toric/contracts/customer/people/customer-change.http';
import { ChangeCustomer, type GetCustomer } from '@toric/contracts/customer/people/customer.http';
import {
  CONTACT_TIME_WORDS,
  CUSTOMER_CATEGORY_WORDS,
  GENDER_WORDS,
  LANGUAGE_NAME_WORDS,
} from '@toric/contracts/customer/people/customer.words';
import { GetFreshness } from '@toric/contracts/customer/people/freshness.http';
import { ADD_CUSTOMER_NOTE_GUIDE } from '@toric/contracts/customer/people/note.guide';
import { AddCustomerNote, ListCustomerNotes } from '@toric/contracts/customer/people/note.http';
import { NOTE_AUDIENCE_WORDS } from '@toric/contracts/customer/people/note.words';
import { ISSUE_CLAIM_CODE_GUIDE } from '@toric/contracts/customer/people/walk-in.guide';
import { IssueClaimCode } from '@toric/contracts/customer/people/walk-in.http';
import { RecordPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import { CreateTask } from '@toric/contracts/customer/tasks/task.http';
import { GetTimeline } from '@toric/contracts/customer/timeline/timeline.http';
import { PlaceOrder } from '@toric/contracts/order/order.http';
import type { Action, AnyAction, LinkAction } from '../../kit/kit.types.ts';
import { formAction } from '../../kit/record/form-action.ts';
import { useMentionOptions } from '../changes/colleagues.ts';
import { contactForm } from '../contacts/log-spec.ts';
import { giveCreditTo } from '../store-credit/actions.tsx';

export type Customer = Reply<typeof GetCustomer>;

const params = ({ id }: Customer) => ({ customerId: id });

const link = (part: Omit<LinkAction<Customer>, 'href'>, path: string): LinkAction<Customer> => ({
  ...part,
  href: ({ id }) => path.replace('{id}', id),
});

const reorder = link(
  { label: { en: 'New order', zh: '新建订单' }, tone: 'main', key: 'r', operation: PlaceOrder },
  '/orders/new?customer={id}',
);
const prescribe = link(
  { label: { en: 'Record a prescription', zh: '录入处方' }, key: 'p', operation: RecordPrescription },
  '/prescriptions/{id}/new',
);

const note = formAction<Customer, typeof AddCustomerNote>({
  operation: AddCustomerNote,
  label: { en: 'Add a note…', zh: '添加备注…' },
  key: 'n',
  guide: ADD_CUSTOMER_NOTE_GUIDE,
  title: { en: 'Write a note', zh: '写备注' },
  save: { en: 'Keep the note', zh: '保存备注' },
  fields: [
    { name: 'text', control: 'long-text' },
    { name: 'audience', words: NOTE_AUDIENCE_WORDS, width: 'half' },
    { name: 'isPinned', width: 'half' },
    { name: 'mentions', control: 'choice', options: useMentionOptions },
  ],
  input: (customer, body) => ({ params: params(customer), body }),
  done: { en: 'The note is kept.', zh: '备注已保存。' },
  refreshes: [ListCustomerNotes, GetTimeline],
});

const startOf = ({ givenName, familyName, phone, dateOfBirth, language, timeZone, ...customer }: Customer) => {
  const { gender, category, occupation, wearDaysPerWeek, interests, preferredBrands } = customer;
  const { preferredProductId, contactTimes } = customer;
  return {
    ...{ givenName, familyName, phone, dateOfBirth, language, timeZone, gender, category, occupation },
    ...{ wearDaysPerWeek, interests, preferredBrands, preferredProductId, contactTimes },
  };
};

const contact: Action<Customer, typeof LogInteraction> = {
  operation: LogInteraction,
  label: { en: 'Log a contact…', zh: '登记联系…' },
  key: 'l',
  form: contactForm,
  input: (customer, body) => ({ params: params(customer), body }),
  done: { en: 'The contact is logged.', zh: '已登记联系。' },
  refreshes: [ListInteractions, GetTimeline],
};

const change = formAction<Customer, typeof ChangeCustomer>({
  operation: ChangeCustomer,
  label: { en: 'Change the profile…', zh: '更改资料…' },
  key: 'e',
  guide: CHANGE_CUSTOMER_GUIDE,
  title: { en: 'Change the profile', zh: '更改资料' },
  save: { en: 'Save the profile', zh: '保存资料' },
  fields: [
    { name: 'givenName', width: 'half' },
    { name: 'familyName', width: 'half' },
    { name: 'phone', control: 'phone', width: 'half' },
    { name: 'dateOfBirth', control: 'day', width: 'half' },
    { name: 'language', words: LANGUAGE_NAME_WORDS, width: 'half' },
    { name: 'timeZone', width: 'half' },
    { name: 'gender', words: GENDER_WORDS, width: 'half' },
    { name: 'category', words: CUSTOMER_CATEGORY_WORDS, width: 'half' },
    { name: 'occupation', width: 'half' },
    { name: 'wearDaysPerWeek', width: 'half' },
    { name: 'interests' },
    { name: 'preferredBrands', width: 'half' },
    { name: 'preferredProductId', control: 'product', width: 'half' },
    { name: 'contactTimes', words: CONTACT_TIME_WORDS },
    { name: 'reason', control: 'long-text' },
  ],
  start: (customer) => startOf(customer),
  input: (customer, body) => ({ params: params(customer), body }),
  done: { en: 'The profile is changed. The customer sees the reason.', zh: '资料已更改，客户可看到原因。' },
  refreshes: [ListCustomerChanges, GetFreshness],
});

const askPrivacy = formAction<Customer, typeof AskPrivacyRequest>({
  operation: AskPrivacyRequest,
  label: { en: 'Ask for data or erasure…', zh: '提出隐私请求…' },
  guide: ASK_PRIVACY_REQUEST_GUIDE,
  title: { en: 'What does the customer ask for?', zh: '客户提出什么请求？' },
  save: { en: 'Record the request', zh: '登记请求' },
  fields: [
    { name: 'kind', words: PRIVACY_KIND_WORDS },
    { name: 'reason', control: 'long-text' },
  ],
  input: (customer, body) => ({ params: params(customer), body }),
  done: { en: 'The request is recorded.', zh: '请求已登记。' },
  then: ({ customerId, id }) => `/privacy/${customerId}/${id}`,
  refreshes: [ListOwnPrivacyRequests],
});

const claim = formAction<Customer, typeof IssueClaimCode>({
  operation: IssueClaimCode,
  label: { en: 'Issue a claim code…', zh: '发放认领码…' },
  when: ({ email }) => email === null,
  guide: ISSUE_CLAIM_CODE_GUIDE,
  title: { en: 'Issue a code to claim the account', zh: '发放账户认领码' },
  save: { en: 'Issue the code', zh: '发放' },
  fields: [
    { name: 'reason', control: 'long-text' },
    { name: 'email', control: 'email' },
  ],
  input: (customer, body) => ({ params: params(customer), body }),
  done: { en: 'The code is issued.', zh: '认领码已发放。' },
  once: ({ code }) => ({
    title: { en: 'The claim code', zh: '认领码' },
    secret: code,
    about: {
      en: 'Write it down for the customer. It works once, within 30 days, with the date of birth or the phone number.',
      zh: '请抄给客户。30 天内可使用一次，须配合出生日期或电话号码。',
    },
  }),
});

/** Lists the actions on a customer. The first action that applies is the main action. */
export const CUSTOMER_ACTIONS: readonly AnyAction<Customer>[] = [
  reorder,
  contact,
  note,
  change,
  prescribe,
  link({ label: { en: 'Change the consents', zh: '更改同意' }, operation: PutConsents }, '/customers/{id}/consents'),
  link(
    { label: { en: 'Record a complaint', zh: '登记投诉' }, operation: RecordComplaint },
    '/complaints/new?customer={id}',
  ),
  link({ label: { en: 'New task', zh: '新建任务' }, key: 't', operation: CreateTask }, '/tasks/new?customer={id}'),
  giveCreditTo(({ id }: Customer) => id),
  askPrivacy,
  claim,
];
