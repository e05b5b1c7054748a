/** Staff of every role, and the customers with their addresses and prescriptions. */
import type { StaffRole } from '@toric/contracts/kernel/access';
import { AddAddress, ListAddresses, SearchCustomers, SignUp } from '@toric/contracts/customer/people/customer.http';
import { ListPrescriptions, RecordPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import { AddStaff } from '@toric/contracts/customer/accounts/session.http';
import type { SampleCustomer } from './customers.ts';
import { type Filling, forEach, keyFor, unlessDone } from './seed-context.ts';

type Staff = { account: string; name: string; roles: StaffRole[] };
export const SAMPLE_STAFF: readonly Staff[] = [
  { account: 'optician', name: 'Olga Brandt', roles: ['optician'] },
  { account: 'warehouse', name: 'Winston Adeyemi', roles: ['warehouse'] },
  { account: 'finance', name: 'Farida Rahimi', roles: ['finance'] },
  { account: 'finance2', name: 'Felix Moreau', roles: ['finance'] },
  { account: 'marketing', name: 'Mei Tanaka', roles: ['marketing'] },
  { account: 'sales', name: 'Samuel Ortiz', roles: ['sales'] },
  { account: 'operator', name: 'Oona Lindqvist', roles: ['operator'] },
  { account: 'auditor', name: 'Audrey Novak', roles: ['auditor'] },
];
export const staffEmail = (account: string) => `${account}@toric.example`;

export async function addStaff({ customer, samplePassword: password }: Filling, token: string): Promise<void> {
  await Promise.all(
    SAMPLE_STAFF.map(({ account, name, roles }) => {
      const body = { email: staffEmail(account), password, name, roles };
      return unlessDone(['staff.email-taken'], () => customer.call(AddStaff, { token, body, retryable: true }));
    }),
  );
}

type Tokens = { optician: string; sales: string };

/** Few at once: each sign-up computes a password hash, which takes a whole core. */
export async function addCustomers(filling: Filling, tokens: Tokens, customers: readonly SampleCustomer[]) {
  await forEach(customers, { atOnce: 4, what: 'customers', log: filling.log }, (who) =>
    addCustomer(filling, tokens, who),
  );
}

async function addCustomer(filling: Filling, tokens: Tokens, who: SampleCustomer): Promise<void> {
  const { customerId, known } = await signUp(filling, tokens, who);
  if (!known || !(await hasAddress(filling, tokens, customerId))) {
    await filling.customer.call(AddAddress, {
      token: tokens.sales,
      params: { customerId },
      body: { ...who.address, phone: who.phone },
      idempotencyKey: keyFor(filling, 'address', who.email),
    });
  }
  const recorded = known ? await countPrescriptions(filling, tokens, customerId) : 0;
  const missing = who.prescriptions.slice(recorded);
  if (missing.length === 0) return;
  const token = await writerOf(filling, tokens, who);
  for (const [index, body] of missing.entries()) {
    const idempotencyKey = keyFor(filling, 'prescription', who.email, String(recorded + index));
    await filling.customer.call(RecordPrescription, { token, params: { customerId }, body, idempotencyKey });
  }
}

/** Of a customer that a run before this one has signed up, only the id is asked for. */
async function signUp({ customer, samplePassword: password }: Filling, { sales }: Tokens, who: SampleCustomer) {
  const { email, givenName, familyName, phone, dateOfBirth } = who;
  const signedUp = await unlessDone(['customer.email-taken'], () =>
    customer.call(SignUp, { body: { email, password, givenName, familyName, phone, dateOfBirth }, retryable: true }),
  );
  if (signedUp) return { customerId: signedUp.body.id, known: false };
  const found = await customer.call(SearchCustomers, { token: sales, query: { email } });
  const [existing] = found.body.data;
  if (!existing) throw new Error(`${email} is taken by somebody who is not a customer: start with an empty system`);
  return { customerId: existing.id, known: true };
}

const writerOf = async ({ customer, samplePassword }: Filling, { optician }: Tokens, who: SampleCustomer) =>
  who.enteredBy === 'optician' ? optician : (await customer.signIn(who.email, samplePassword)).accessToken;

async function hasAddress({ customer }: Filling, { sales }: Tokens, customerId: string): Promise<boolean> {
  const { body } = await customer.call(ListAddresses, { token: sales, params: { customerId }, query: { limit: 1 } });
  return body.data.length > 0;
}

async function countPrescriptions({ customer }: Filling, { optician }: Tokens, customerId: string): Promise<number> {
  const { body } = await customer.call(ListPrescriptions, { token: optician, params: { customerId } });
  return body.data.length;
}
