import type { ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import type { JobContext } from '@toric/chassis/jobs/job-kind';
import type { Vault } from '@toric/chassis/data/vault';
import {
  CUSTOMER_RESTRICTED,
  NAMES_NOBODY,
  NO_SUCH_CUSTOMER,
} from '@toric/contracts/customer/imports/import-file.errors';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { Tx } from '@toric/messaging/sql';
import { findByEmails, findCustomers, type KnownCustomer } from './customers.store.ts';
import { EMAIL_INDEX } from '../accounts/account.store.ts';
import { externalIndex, findByNumbers, findPromised } from './external-id.store.ts';
import type { Belonging } from './rows/belonging.ts';

/**
 * Describes the customer to whom a row belongs. A promised customer does not exist yet: an earlier file of the same
 * migration will create her. Only a dry run accepts her.
 */
export type Owner =
  | { readonly person: KnownCustomer }
  | { readonly wrong: Text }
  | { readonly promised: true; readonly wrong?: undefined };
type Finding = {
  readonly tx: Tx;
  readonly vault: Vault;
  readonly system: string;
  /** Lists the earlier jobs of the migration whose rows promise customers. */
  readonly promisedBy?: readonly string[];
};

/**
 * Returns a function that returns the customer to whom a row belongs. She is found by her number in the other system,
 * or else by her e-mail.
 */
export async function findOwners(
  { tx, vault, system, promisedBy = [] }: Finding,
  belongings: readonly Belonging[],
): Promise<(belonging: Belonging) => Owner> {
  const [byNumber, byEmail] = await Promise.all([
    findByNumbers(
      tx,
      vault,
      { record: 'customer', system },
      belongings.flatMap(({ externalId }) => externalId ?? []),
    ),
    findByEmails(
      tx,
      vault,
      belongings.flatMap(({ email }) => email ?? []),
    ),
  ]);
  const idOf = ({ externalId = '', email = '' }: Belonging) => byNumber.get(externalId)?.recordId ?? byEmail.get(email);
  const known = await findCustomers(
    tx,
    vault,
    belongings.flatMap((one) => idOf(one) ?? []),
  );
  const digestsOf = ({ externalId, email }: Belonging) => [
    ...(externalId === undefined ? [] : [externalIndex(vault, 'customer', system, externalId)]),
    ...(email === undefined ? [] : [vault.blindIndex(EMAIL_INDEX, email)]),
  ];
  const missing = belongings.filter((one) => !known.has(idOf(one) ?? ''));
  const promised = await findPromised(tx, promisedBy, missing.flatMap(digestsOf));
  return (belonging) => {
    if (belonging.externalId === undefined && belonging.email === undefined) return { wrong: NAMES_NOBODY() };
    const person = known.get(idOf(belonging) ?? '');
    if (!person && digestsOf(belonging).some((digest) => promised.has(digest))) return { promised: true };
    if (!person) return { wrong: NO_SUCH_CUSTOMER() };
    return person.isRestricted ? { wrong: CUSTOMER_RESTRICTED() } : { person };
  };
}

/** Returns the jobs whose rows promise customers. Only a dry run accepts a promise. */
export const promisedBy = ({ job, isDryRun }: Pick<JobContext<ImportPlan>, 'job' | 'isDryRun'>): readonly string[] =>
  isDryRun ? job.plan.promisedBy : [];
