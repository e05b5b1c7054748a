// Adds staff of every role, and the customers with their addresses and prescriptions.
import type { StaffRole } from '@toric/contracts/kernel/access';
import { AddAddress, ListAddresses, SearchCustomers, SignUp } from '@toric/contracts/customer/people/customer.http';
import { ListPrescriptions, RecordPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import { AttachFile } from '@toric/contracts/customer/prescriptions/attachment.http';
import type { SampleCustomer } from '../customers.ts';
import { prescriptionDocument } from '../prescription-document.ts';
import { type SeedContext, forEachConcurrently, idempotencyKeyFor } from '../seed-context.ts';
import { addStaffAccount } from '../../staff-account.ts';

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

export async function addStaff({ customer, samplePassword: password }: SeedContext, token: string): Promise<void> {
  await Promise.all(
    SAMPLE_STAFF.map(({ account, name, roles }) =>
      addStaffAccount(customer, token, { email: staffEmail(account), password, name, roles }),
    ),
  );
}

type Tokens = { optician: string; sales: string };

/** Signs up four customers at a time, because each sign-up computes a password hash, which uses a whole core. */
export async function addCustomers(context: SeedContext, tokens: Tokens, customers: readonly SampleCustomer[]) {
  await forEachConcurrently(customers, { atOnce: 4, what: 'customers', log: context.log }, (who) =>
    addCustomer(context, tokens, who),
  );
}

async function addCustomer(context: SeedContext, tokens: Tokens, who: SampleCustomer): Promise<void> {
  const { customerId, known } = await signUp(context, tokens, who);
  if (!known || !(await hasAddress(context, tokens, customerId))) {
    await context.customer.call(AddAddress, {
      token: tokens.sales,
      params: { customerId },
      body: { ...who.address, phone: who.phone, reason: 'The address of a sample customer' },
      idempotencyKey: idempotencyKeyFor(context, 'address', who.email),
    });
  }
  const recorded = known ? await countPrescriptions(context, tokens, customerId) : 0;
  const missing = who.prescriptions.slice(recorded);
  if (missing.length === 0) return;
  const token = await tokenOfWriter(context, tokens, who);
  for (const [index, contents] of missing.entries()) {
    const idempotencyKey = idempotencyKeyFor(context, 'prescription', who.email, String(recorded + index));
    const body = { ...contents, source: who.enteredBy === 'optician' ? ('presented' as const) : ('entered' as const) };
    const params = { customerId };
    const { id } = (await context.customer.call(RecordPrescription, { token, params, body, idempotencyKey })).body;
    if (who.enteredBy === 'optician') continue;
    const file = {
      type: 'application/pdf',
      bytes: prescriptionDocument(`${who.givenName} ${who.familyName}`, contents),
    };
    const attached = { params: { customerId, prescriptionId: id }, idempotencyKey: `${idempotencyKey}-file` };
    await context.customer.call(AttachFile, { token, file, ...attached });
  }
}

/**
 * Signs a customer up, unless an earlier run has done so. The id is looked up, because the answer of a sign-up does not
 * reveal whether the account is new.
 */
async function signUp({ customer, samplePassword: password }: SeedContext, { sales }: Tokens, who: SampleCustomer) {
  const { email, givenName, familyName, phone, dateOfBirth } = who;
  const find = async () => (await customer.call(SearchCustomers, { token: sales, query: { email } })).body.data[0]?.id;
  const known = await find();
  if (known !== undefined) return { customerId: known, known: true };
  const body = { email, password, givenName, familyName, phone, dateOfBirth };
  await customer.call(SignUp, { body, retryable: true });
  const customerId = await find();
  if (!customerId) throw new Error(`${email} belongs to an account that is not a customer: start with an empty system`);
  return { customerId, known: false };
}

const tokenOfWriter = async ({ customer, samplePassword }: SeedContext, { optician }: Tokens, who: SampleCustomer) =>
  who.enteredBy === 'optician' ? optician : (await customer.signIn(who.email, samplePassword)).accessToken;

async function hasAddress({ customer }: SeedContext, { sales }: Tokens, customerId: string): Promise<boolean> {
  const { body } = await customer.call(ListAddresses, { token: sales, params: { customerId }, query: { limit: 1 } });
  return body.data.length > 0;
}

async function countPrescriptions(
  { customer }: SeedContext,
  { optician }: Tokens,
  customerId: string,
): Promise<number> {
  const { body } = await customer.call(ListPrescriptions, { token: optician, params: { customerId } });
  return body.data.length;
}
