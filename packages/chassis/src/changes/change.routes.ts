import { CHANGE_SUBJECT_NAMES, CHANGE_SUBJECTS, type ChangeSubject } from '@toric/contracts/record/change';
import { type ChangeView, ListChanges, VerifyChanges } from '@toric/contracts/changes/change.http';
import type { Actor } from '@toric/contracts/kernel/access';
import { SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import { pageOf } from '../data/cursor.ts';
import type { Keyring, Vault } from '../data/vault.ts';
import { type Endpoint, query, selfOf } from '../http/endpoint.ts';
import type { Anchors } from './anchors.ts';
import { readMergedInto } from '../merge/merged-customer.reader.store.ts';
import { type ChangeSource, listed, type ListedChange, readChanges, readKeyrings } from './change.reader.store.ts';
import { ChangeValues, openValues } from './change-values.ts';
import { verifyChain } from './verify-chain.ts';

/** One request verifies at most this number of records. It takes about a second. */
const MOST_VERIFIED = 20_000;

export type RecordedService = {
  name: string;
  vault: Vault | undefined;
  anchors: Anchors | undefined;
  changeSources: readonly ChangeSource[];
};

/** Returns the routes of the change record. Every service mounts them for its own record. */
export function changeRoutes(recorded: RecordedService): Endpoint[] {
  const service = SERVICE_NAMES.find((one) => one === recorded.name);
  if (!service) throw new Error(`SERVICE_NAMES in operator.http.ts does not list '${recorded.name}': add it`);
  return [listChanges(recorded, service), verifyChanges(recorded, service)];
}

type Service = ChangeView['service'];

/** The gateway has no rows of customers, so it follows no merges. */
const followsMerges = (service: Service): boolean => service !== 'gateway';

/** GET /changes. Lists the changes of this service that the caller may read. The gateway merges the lists of all services. */
const listChanges = ({ vault, changeSources }: RecordedService, service: Service) =>
  query(ListChanges, {
    async run({ query: { subjectType, subjectTypeIn, subjectTypeNot, ...given }, actor, read }) {
      const { limit, cursor, count, service: _, ...filter } = given;
      const page = { limit, cursor, count };
      const self = selfOf(actor);
      if (self !== undefined && filter.customerId !== undefined && filter.customerId !== self)
        return { data: [], nextCursor: null };
      const asked = { is: subjectType, oneOf: subjectTypeIn, noneOf: subjectTypeNot };
      const subjectTypes = readableTypes(actor, asked);
      const customerId = self ?? filter.customerId;
      const mergedIds =
        customerId !== undefined && followsMerges(service) ? await readMergedInto(read, customerId) : [];
      const wanted = { ...filter, customerId, mergedIds, subjectTypes };
      const own = await readChanges(read, wanted, page);
      const others = (await Promise.all(changeSources.map((source) => source(read, wanted, page)))).flat().map(listed);
      const rows = [...own.rows, ...others].sort(newestFirst);
      const keyringOf = await readKeyrings(
        read,
        vault,
        rows.map(({ change }) => change),
      );
      const view = ({ change }: (typeof rows)[number]) =>
        viewOf(service, change, keyringOf(change), self !== undefined);
      return pageOf({ ...own, rows }, limit, view);
    },
  });

const newestFirst = (one: { createdAt: Date; id: string }, other: { createdAt: Date; id: string }) =>
  other.createdAt.getTime() - one.createdAt.getTime() || (other.id < one.id ? -1 : 1);

type AskedTypes = {
  readonly is?: ChangeSubject | undefined;
  readonly oneOf?: readonly ChangeSubject[] | undefined;
  readonly noneOf?: readonly ChangeSubject[] | undefined;
};

/** Returns the types of records that the caller may read and has asked for. Undefined means all types. */
export function readableTypes(actor: Actor, { is, oneOf, noneOf }: AskedTypes): readonly string[] | undefined {
  const isAsked = (name: ChangeSubject) =>
    (is ?? name) === name && (oneOf?.includes(name) ?? true) && !noneOf?.includes(name);
  const asksAll = is === undefined && oneOf === undefined && noneOf === undefined;
  if (actor.roles.includes('auditor')) return asksAll ? undefined : CHANGE_SUBJECT_NAMES.filter(isAsked);
  return CHANGE_SUBJECT_NAMES.filter((name) => {
    const { readers, toldToCustomer } = CHANGE_SUBJECTS[name];
    if (!isAsked(name)) return false;
    return actor.kind === 'customer' ? toldToCustomer !== false : readers.some((role) => actor.roles.includes(role));
  });
}

/**
 * Returns the sealed values of a change, or undefined if the person was erased. The shop may have to keep some data of
 * an erased person by law. These data have a key of another version, which does not open the values of the change.
 */
const openedValues = (keys: Keyring | undefined, id: string, sealed: string) =>
  keys?.hasKeyOf(sealed) ? openValues(keys, id, sealed) : undefined;

/**
 * Returns a change as the API shows it. A customer sees neither the reason that staff gave nor which colleague made the
 * change.
 */
function viewOf(service: Service, change: ListedChange, keys: Keyring | undefined, forCustomer: boolean): ChangeView {
  const { id, at, sealed, open, fields, actorKind, ...rest } = change;
  const values = sealed === null ? ChangeValues.nullable().parse(open) : openedValues(keys, id, sealed);
  const names = fields.map((name) => ({ name, before: null, after: null }));
  const byStaff = actorKind === 'staff' || actorKind === 'key';
  return {
    // the cast is safe: a check constraint of the database limits `actor_kind`
    ...{ ...rest, id, service, at: at.toISOString(), actorKind: actorKind as ChangeView['actorKind'] },
    actorId: forCustomer && byStaff ? null : change.actorId,
    why: forCustomer && byStaff ? null : (values?.reason ?? null),
    fields: values?.fields ?? names,
    erased: !values && fields.length > 0,
  };
}

/** GET /operations/{service}/changes/verification. Verifies the chain, at most 20,000 records in one request. */
const verifyChanges = ({ anchors }: RecordedService, service: Service) =>
  query(VerifyChanges, {
    async run({ query: { after }, read }) {
      const anchored = (await anchors?.read()) ?? [];
      const verified = await verifyChain(read, anchored, { after, limit: MOST_VERIFIED });
      const upTo = verified.head?.seq ?? 0;
      const compared = anchored.filter(({ seq }) => seq > after && seq <= upTo).length;
      return { service, ...verified, anchors: compared, anchored: anchors !== undefined };
    },
  });
