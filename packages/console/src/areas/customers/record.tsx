import { ListChanges } from '@toric/contracts/changes/change.http';
import { ListComplaints } from '@toric/contracts/customer/complaints/complaint.http';
import { ListMessages } from '@toric/contracts/customer/messages/message.http';
import { GetCustomer } from '@toric/contracts/customer/people/customer.http';
import { LANGUAGE_NAME_WORDS } from '@toric/contracts/customer/people/customer.words';
import { ListPrescriptions } from '@toric/contracts/customer/prescriptions/prescription.http';
import { ListOwnPrivacyRequests } from '@toric/contracts/customer/privacy/privacy.http';
import { ListVerifications } from '@toric/contracts/customer/supply/verification.http';
import { ListTasks } from '@toric/contracts/customer/tasks/task.http';
import { ListOrders } from '@toric/contracts/order/order.http';
import { formatDay } from '../../app/formats.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { type Customer, CUSTOMER_ACTIONS } from './actions.tsx';
import { CustomerAside } from './aside.tsx';
import { Inferred } from './facts/quality.tsx';
import { nameOf } from './name.ts';
import {
  Changes,
  Complaints,
  Messages,
  OpenOrderWhy,
  Orders,
  Overview,
  Prescriptions,
  Privacy,
  Tasks,
  Verifications,
} from './tabs.tsx';

function Facts({ record }: { readonly record: Customer }) {
  const t = useWords();
  const language = useLanguage();
  const { dateOfBirth, createdAt, language: speaks, email } = record;
  const born = dateOfBirth && formatDay(dateOfBirth, language);
  const since = formatDay(createdAt.slice(0, 10), language);
  const facts = [
    born && t(text(`born ${born}`, `${born} 出生`)),
    t(text(`customer since ${since}`, `${since} 起为客户`)),
    speaks && t(LANGUAGE_NAME_WORDS[speaks].label),
    email === null && t(text('has not claimed the account yet', '尚未认领账户')),
  ];
  return (
    <>
      {facts.filter(Boolean).join(' · ')}
      <Inferred customerId={record.id} field="language" />
    </>
  );
}

/** Shows one customer: both eyes, one timeline, and the actions. */
export default recordPage({
  operation: GetCustomer,
  params: ['customerId'],
  list: { label: text('Customers', '客户'), href: '/customers' },
  title: nameOf,
  facts: Facts,
  why: OpenOrderWhy,
  actions: CUSTOMER_ACTIONS,
  tabs: [
    { id: 'overview', label: text('Overview', '概览'), content: Overview },
    { id: 'orders', label: text('Orders', '订单'), content: Orders, operation: ListOrders },
    { id: 'prescriptions', label: text('Prescriptions', '处方'), content: Prescriptions, operation: ListPrescriptions },
    { id: 'verifications', label: text('Verifications', '核实'), content: Verifications, operation: ListVerifications },
    { id: 'tasks', label: text('Tasks', '任务'), content: Tasks, operation: ListTasks },
    { id: 'messages', label: text('Messages', '消息'), content: Messages, operation: ListMessages },
    { id: 'complaints', label: text('Complaints', '投诉'), content: Complaints, operation: ListComplaints },
    { id: 'privacy', label: text('Privacy', '隐私'), content: Privacy, operation: ListOwnPrivacyRequests },
    { id: 'changes', label: text('Changes', '变更'), content: Changes, operation: ListChanges },
  ],
  aside: CustomerAside,
});
