// Logs contacts with the sample customers, writes notes, creates tasks, and switches some rules of tasks on.
import { LogInteraction } from '@toric/contracts/customer/contacts/interaction.http';
import { PutExtension } from '@toric/contracts/customer/contacts/telephony.http';
import { ListDirectory } from '@toric/contracts/customer/desk/desk.http';
import { SearchCustomers } from '@toric/contracts/customer/people/customer.http';
import { AddCustomerNote } from '@toric/contracts/customer/people/note.http';
import { CreateTask } from '@toric/contracts/customer/tasks/task.http';
import { PutTaskRule } from '@toric/contracts/customer/tasks/task-rule.http';
import { addDays } from '@toric/optics/calendar-day';
import type { z } from 'zod';
import { idempotencyKeyFor, type SeedContext } from '../seed-context.ts';

type Tokens = { readonly sales: string; readonly optician: string };
type NewContact = z.input<typeof LogInteraction.body> & { readonly of: string };

const CONTACTS: readonly NewContact[] = [
  {
    ...{ of: 'ana', kind: 'call', direction: 'in', outcome: 'answered', minutes: 4 },
    text: 'Asked whether daily lenses come in her power. They do.',
  },
  {
    ...{ of: 'ana', kind: 'visit', direction: 'in', outcome: 'ordered', minutes: 20 },
    text: 'Tried both lenses and liked the softer one.',
  },
  { of: 'ben', kind: 'call', direction: 'out', outcome: 'nobody-there' },
  {
    ...{ of: 'chloe', kind: 'chat', direction: 'in', outcome: 'call-back', minutes: 6 },
    text: 'She waits for a call before Friday.',
  },
  { of: 'dai', kind: 'letter', direction: 'in', outcome: 'solved', text: 'Sent a copy of the prescription.' },
];

const RULES = [
  { rule: 'birthday', days: 7, assignedRole: 'sales' },
  { rule: 'prescription-end', days: 28, assignedRole: 'optician' },
  { rule: 'run-out', days: 21, assignedRole: 'sales' },
] as const;

async function findCustomer({ customer }: SeedContext, token: string, name: string): Promise<string | undefined> {
  const { body } = await customer.call(SearchCustomers, { token, query: { email: `${name}@toric.example` } });
  return body.data[0]?.id;
}

async function logContacts(context: SeedContext, token: string): Promise<void> {
  for (const [index, { of, ...body }] of CONTACTS.entries()) {
    const customerId = await findCustomer(context, token, of);
    if (customerId === undefined) continue;
    const idempotencyKey = idempotencyKeyFor(context, 'contact', of, String(index));
    await context.customer.call(LogInteraction, { token, params: { customerId }, body, idempotencyKey });
  }
}

async function writeNotes(context: SeedContext, token: string, opticianId: string | undefined): Promise<void> {
  const customerId = await findCustomer(context, token, 'ana');
  if (customerId === undefined) return;
  const write = (name: string, body: z.input<typeof AddCustomerNote.body>) =>
    context.customer.call(AddCustomerNote, {
      ...{ token, params: { customerId }, body },
      idempotencyKey: idempotencyKeyFor(context, 'note', name),
    });
  await write('pinned', { text: 'Hears badly on the left: speak slowly on the telephone.', isPinned: true });
  await write('shared', { text: 'Your spare case lies at the counter.', audience: 'shared' });
  const mentions = opticianId === undefined ? [] : [opticianId];
  await write('mention', { text: 'Her right eye was red last week. Please look at it.', mentions });
}

async function createTasks(context: SeedContext, token: string): Promise<void> {
  const customerId = await findCustomer(context, token, 'chloe');
  const dueAt = (days: number) => `${addDays(context.today, days)}T09:00:00.000Z`;
  const create = (name: string, body: z.input<typeof CreateTask.body>) =>
    context.customer.call(CreateTask, { token, body, idempotencyKey: idempotencyKeyFor(context, 'task', name) });
  const about = customerId === undefined ? {} : { customerId };
  await create('call', { text: 'Call her back before Friday', dueAt: dueAt(-1), assignedRole: 'sales', ...about });
  await create('window', {
    ...{ text: 'Change the window', dueAt: dueAt(2), assignedRole: 'sales', remindMinutesBefore: 60 },
    repeat: { frequency: 'weekly' },
  });
  await create('trial', {
    text: 'Order trial lenses\nSix powers of the new toric.',
    dueAt: dueAt(1),
    assignedRole: 'optician',
  });
}

/**
 * Fills the desk of the sample shop. The data belong to the named customers, so they are the same in tests and in a
 * whole shop.
 */
export async function fillContacts(context: SeedContext, { sales, optician }: Tokens): Promise<void> {
  const { data } = (await context.customer.call(ListDirectory, { token: sales, query: { role: 'optician' } })).body;
  await logContacts(context, sales);
  await writeNotes(context, sales, data[0]?.id);
  await createTasks(context, sales);
  await context.customer.call(PutExtension, { token: sales, body: { extension: '12' } });
  await context.customer.call(PutExtension, { token: optician, body: { extension: '14' } });
  for (const { rule, ...body } of RULES)
    await context.customer.call(PutTaskRule, { token: sales, params: { rule }, body: { isOn: true, ...body } });
}
