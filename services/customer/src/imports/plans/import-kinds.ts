import type { Vault } from '@toric/chassis/data/vault';
import type { AnyJobKind, ReachedContext } from '@toric/chassis/jobs/job-kind';
import { type ImportSubject, OWNER_OF } from '@toric/contracts/customer/imports/import-field';
import type { Outcome } from '@toric/messaging/outcome';

type OwnSubject = 'customers' | 'prescriptions' | 'addresses' | 'consents';
/**
 * Holds the kind of the jobs for each subject that this service imports. The services that keep the other records
 * import them.
 */
export type ImportKinds = Readonly<Record<OwnSubject, AnyJobKind>>;

const isOwn = (subject: ImportSubject): subject is OwnSubject => OWNER_OF[subject] === 'customer';

/** Returns the kind of the jobs that import a subject. Returns undefined if another service imports the subject. */
export const kindOf = (kinds: ImportKinds, subject: ImportSubject): AnyJobKind | undefined =>
  isOwn(subject) ? kinds[subject] : undefined;

/** Holds what the import jobs need: the vault, and the function that reports the progress of a job. */
export type ImportMeans = {
  readonly vault: Vault;
  readonly reached: (context: ReachedContext) => Promise<Outcome>;
};
