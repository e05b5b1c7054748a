import type { Vault } from '@toric/chassis/data/vault';
import type { AnyJobKind, ReachedContext } from '@toric/chassis/jobs/job-kind';
import { type ImportSubject, OWNER_OF } from '@toric/contracts/customer/imports/import-field';
import type { Outcome } from '@toric/messaging/outcome';

type OwnSubject = 'customers' | 'prescriptions' | 'addresses' | 'consents';
/** The imports that this service carries out. The others are in the services that keep the records. */
export type ImportKinds = Readonly<Record<OwnSubject, AnyJobKind>>;

const isOwn = (subject: ImportSubject): subject is OwnSubject => OWNER_OF[subject] === 'customer';

/** Returns the kind of the jobs of a subject. Returns undefined if another service imports it. */
export const kindOf = (kinds: ImportKinds, subject: ImportSubject): AnyJobKind | undefined =>
  isOwn(subject) ? kinds[subject] : undefined;

/** Holds what a kind of imports needs: the keys, and whom to tell how far a job is. */
export type ImportMeans = {
  readonly vault: Vault;
  readonly reached: (context: ReachedContext) => Promise<Outcome>;
};
