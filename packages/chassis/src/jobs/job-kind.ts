import type { StaffRole } from '@toric/contracts/kernel/access';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { ItemOutcome, JobDeed, JobKindName } from '@toric/contracts/jobs/job-kind';
import type { ChangeSubject } from '@toric/contracts/record/change';
import type { Outcome } from '@toric/messaging/outcome';
import type { Read, Tx } from '@toric/messaging/sql';
import type { z } from 'zod';
import type { Vault } from '../data/vault.ts';
import type { Job } from './job.ts';

/** A table in which rows of a record lie. */
export type RecordTable = {
  readonly table: string;
  /** The uuid column that holds the id of the record: `id` of a customer, `customer_id` of an address. */
  readonly key: string;
  /**
   * For an append-only table: the function of the database that removes its rows. It takes the id of the job and the ids
   * of the records, and must make sure that the job created them.
   */
  readonly removedBy?: string;
  /** True if the rows follow from others, such as a search index. They are put back, but a change of them alone is no change. */
  readonly isDerived?: true;
};

export type PlannedItem<C = unknown> = {
  readonly seq: number;
  readonly recordIds: readonly string[];
  readonly personId: string | null;
  readonly change: C;
};

export type ItemReason = { readonly column?: string | undefined; readonly detail: Text };

export type NewItem<C = unknown> = {
  readonly change: C;
  /** The records that the item changes, the main one first. Omit them for a record that is to be created. */
  readonly recordIds?: readonly string[];
  /** The person whose data it is. An erasure of this person deletes the item. */
  readonly personId?: string | null;
  /** Digests of what no two items of a job may share. The later item is rejected. The ids of records are added to them. */
  readonly keys?: readonly string[];
  /** Given if the item cannot be carried out, whatever the records are. */
  readonly rejected?: readonly ItemReason[];
};

/**
 * The contents of a record in one normal form, as a digest, with the figures that a proof sums. The digest of personal
 * contents is keyed.
 */
export type Content = {
  readonly digest: string;
  readonly boxes?: number;
  /** In minor units of the currency. */
  readonly amount?: number;
  readonly currency?: string;
};

type Kept = {
  readonly personId?: string | null;
  /** The contents of the record as the item wants them. A proof compares them with the stored ones later. */
  readonly content?: Content;
  /** Says what a person should know of an item that was carried out, such as rows that an undo left as they are. */
  readonly reasons?: readonly ItemReason[];
};

export type ItemResult =
  | ({ readonly did: 'created'; readonly recordIds: readonly [string, ...string[]] } & Kept)
  | ({ readonly did: 'updated' | 'removed' | 'unchanged'; readonly recordIds?: readonly string[] } & Kept)
  | { readonly did: 'rejected'; readonly reasons: readonly ItemReason[] };

export type JobOf<P = unknown> = {
  readonly id: string;
  readonly plan: P;
  readonly createdBy: string;
  /** The job that this one takes back. */
  readonly undoOf: string | null;
  readonly overwrite: boolean;
};

export type JobContext<P = unknown> = {
  readonly tx: Tx;
  readonly now: Date;
  readonly newId: () => string;
  readonly job: JobOf<P>;
  readonly isDryRun: boolean;
};

export type EndContext<P = unknown> = Omit<JobContext<P>, 'isDryRun'> & {
  readonly state: 'done' | 'cancelled' | 'failed';
};

/** Results in the order of the items. The outcome is dropped in a dry run. */
export type PageResult = { readonly results: readonly ItemResult[]; readonly outcome?: Outcome | undefined };

/** The parts of a transaction that work on jobs needs. */
export type JobWork = Omit<JobContext, 'job' | 'isDryRun'>;

/** A job that waits for a person, or has ended. */
export type ReachedContext = JobWork & { readonly job: Job };

type UndoneItem = {
  readonly recordIds: readonly string[];
  readonly personId: string | null;
  /** The deed of the undo. It removes a record that the job created. */
  readonly did: JobDeed;
};

/** The file of the rejected rows of a job, in the shape of the file that was sent. */
export type RejectedFile<C, P> = {
  readonly head: (plan: P) => readonly string[];
  readonly cells: (change: C, plan: P) => readonly string[];
};

type SourceContext<P> = {
  readonly read: Read;
  readonly vault: Vault | undefined;
  readonly job: JobOf<P>;
  /** The number of items that were read before. The source goes on after them. */
  readonly after: number;
};

type JobKind<C = unknown, P = unknown> = {
  readonly name: JobKindName;
  /** The name of the main record in the change record. The console links to it. */
  readonly subject: ChangeSubject;
  /** Jobs with the same lock run one after the other in a service. */
  readonly lock: string;
  /** The roles that plan, see, start, cancel and undo jobs of the kind. */
  readonly allow: readonly StaffRole[];
  /** Given if a change is personal. It is then sealed under a key of the job, which is destroyed with the items. */
  readonly vault?: Vault | undefined;
  /** Stored in clear: ids, filters and mappings, and nothing personal. */
  readonly plan: z.ZodType<P>;
  readonly change: z.ZodType<C>;
  /** The rows of which the records of an item consist, parents first. */
  readonly tables: readonly RecordTable[];
  /** Tables without a foreign key whose rows forbid that a created record is removed. */
  readonly keeps?: readonly RecordTable[];
  /** False for a ledger, whose rows nobody removes. */
  readonly undoable?: false;
  /** True if another service sends the items in messages. The job then waits for them. */
  readonly isFed?: true;
  readonly pageSize?: number;
  /** Reads the items page by page, from a file or by a filter. */
  readonly source?: (context: SourceContext<P>) => AsyncIterable<NewItem<C>>;
  /** Finds the records of items before they are locked, in the order of the items. By default they are those of the plan. */
  readonly records?: (
    items: readonly PlannedItem<C>[],
    context: JobContext<P>,
  ) => Promise<readonly (readonly string[])[]>;
  /**
   * Reads a change ahead of its page, while the database works on the page before it. It only fills a memory of the kind:
   * `apply` must do without it.
   */
  readonly prepare?: (change: C, plan: P, now: Date) => void;
  readonly rejectedFile?: RejectedFile<C, P>;
  /** Carries out one page of items. It changes no record but those of the items. */
  readonly apply: (items: readonly PlannedItem<C>[], context: JobContext<P>) => Promise<PageResult>;
  /** Returns the messages and changes of an undo, after the rows were put back. */
  readonly undone?: (items: readonly UndoneItem[], context: JobContext<P>) => Promise<Outcome>;
  /**
   * Given if an undo adds rows instead of putting old ones back, as a ledger demands. It gets the items that the job
   * applied, with the records that they concern. Such an undo cannot be undone.
   */
  readonly takeBack?: (items: readonly PlannedItem[], context: JobContext) => Promise<PageResult>;
  /** Returns the present contents of records by their first ids, for a proof. A record that is gone is left out. */
  readonly readBack?: (
    recordIds: readonly string[],
    context: Omit<JobContext<P>, 'isDryRun'>,
  ) => Promise<ReadonlyMap<string, Content>>;
  /** Tells others that a job waits to be started, or has ended. */
  readonly reached?: (context: ReachedContext) => Promise<Outcome>;
  /** Runs in the transaction in which a job ends, in whatever way. */
  readonly ended?: (context: EndContext<P>) => Promise<void>;
};

/** A kind whose types are erased, so that all kinds fit into one list. The schemas check the values at run time. */
export type AnyJobKind = JobKind<never, never>;
/** A kind for the kernel, which parses changes and plans before it hands them over. */
export type OpenKind = JobKind;

/** The kernel parses with the kind's own schemas whatever it passes to the kind, so the cast is safe. */
export const opened = (kind: AnyJobKind): OpenKind => kind as unknown as OpenKind;

/** Tables that no job touches: they have operations of their own, or are records that must stay as they are. */
const NEVER =
  /^(consent|policy_text|suppression|change_|access_|data_key_|audit|operator_action|outbox|inbox|effect|process|dead_letter|stock_entry|.*ledger|payment|invoice|refund|credit_note|settlement|privacy_)/;
const NAME = /^[a-z][a-z0-9_]*$/;

/** Declares a kind of job. Throws if it names a table that no job may touch. */
export function jobKind<C, P>(kind: JobKind<C, P>): AnyJobKind {
  for (const { table, key, removedBy = 'none' } of [...kind.tables, ...(kind.keeps ?? [])]) {
    if (![table, key, removedBy].every((name) => NAME.test(name)))
      throw new Error(`the kind '${kind.name}' names ${table}.${key}: write names in small letters and underscores`);
  }
  const touched = kind.tables.find(({ table }) => NEVER.test(table));
  if (touched)
    throw new Error(
      `the kind '${kind.name}' names ${touched.table}: no job touches consent, suppression, ledgers, money and records of changes`,
    );
  if (kind.undoable !== false && kind.tables.length === 0 && !kind.takeBack)
    throw new Error(`the kind '${kind.name}' names no table, so it could not be undone: say undoable: false`);
  return kind as unknown as AnyJobKind; // the caller's types were checked against each other here
}

export const NO_COUNTS: Readonly<Record<ItemOutcome, number>> = {
  ...{ created: 0, updated: 0, removed: 0, unchanged: 0, rejected: 0 },
};
