import { type Change, CHANGE_SUBJECTS, type ChangedField, subjectOf } from '@toric/contracts/record/change';
import type { Caused } from '@toric/messaging/envelope';
import { json, type Tx } from '@toric/messaging/sql';
import type { WorkContext } from '@toric/messaging/unit-of-work';
import type { Keyring, Vault, WrappedKey } from '../data/vault.ts';
import { sealValues } from './change-values.ts';

/**
 * Writes the changes of a transaction, and puts them into the queue of the sealer. If the key of a person was
 * destroyed, the record has only the names of the fields, without values.
 */
export async function insertChanges(
  { tx, now, newId }: WorkContext,
  vault: Vault | undefined,
  changes: readonly Caused<Change>[],
): Promise<void> {
  const keyringOf = await findKeyrings(
    tx,
    vault,
    changes.flatMap(({ value }) => ownerOf(value) ?? []),
  );
  const rows = changes.map(({ cause, value }) => {
    const { action, subject, customerId = null, actor, fields = [] } = value;
    const id = newId();
    return {
      ...{ id, at: now, action, subjectType: subjectOf(action), subject, customerId },
      ...{ actorKind: actor?.kind ?? 'process', actorId: actor?.id ?? null },
      ...{ via: cause.causationId ?? (cause.correlationId || null), fields: fields.map(({ name }) => name) },
      ...storedValues(id, value, keyringOf),
    };
  });
  await tx.run`
    with added as (
      insert into change_record (id, at, action, subject_type, subject, customer_id, actor_kind, actor_id, via, fields,
        open, sealed)
      select id, at, action, "subjectType", subject, "customerId", "actorKind", "actorId", via, fields, open, sealed
      from json_to_recordset(${json(rows)}::json) as r(id uuid, at timestamptz, action text, "subjectType" text,
        subject uuid, "customerId" uuid, "actorKind" text, "actorId" uuid, via text, fields text[], open jsonb,
        sealed text)
      returning id)
    insert into change_unsealed (record_id) select id from added`;
}

/**
 * Returns the id of the person under whose key the values are sealed. Returns undefined if the values are stored in
 * clear.
 */
function ownerOf({ action, subject, customerId }: Change): string | undefined {
  const { sealedFor } = CHANGE_SUBJECTS[subjectOf(action)];
  if (sealedFor === undefined) return undefined;
  return sealedFor === 'subject' ? subject : (customerId ?? undefined);
}

type Stored = { open: { reason: string | null; fields: readonly ChangedField[] } | null; sealed: string | null };

function storedValues(id: string, change: Change, keyringOf: (owner: string) => Keyring | undefined): Stored {
  const values = { reason: change.why ?? null, fields: change.fields ?? [] };
  if (values.reason === null && values.fields.length === 0) return { open: null, sealed: null };
  if (CHANGE_SUBJECTS[subjectOf(change.action)].sealedFor === undefined) return { open: values, sealed: null };
  const owner = ownerOf(change);
  if (owner === undefined)
    throw new Error(`the change '${change.action}' has values, but names no person to seal them for`);
  const keys = keyringOf(owner);
  return { open: null, sealed: keys ? sealValues(keys, id, values) : null };
}

async function findKeyrings(tx: Tx, vault: Vault | undefined, owners: readonly string[]) {
  if (owners.length === 0) return () => undefined;
  if (!vault) throw new Error('a change is personal, but this service has no vault');
  const keys = await tx.many<WrappedKey>`
    select customer_id, version, wrapped from data_key where customer_id = any(${[...new Set(owners)]}::uuid[])`;
  const keysOf = Map.groupBy(keys, ({ customerId }) => customerId);
  return (owner: string) => {
    const own = keysOf.get(owner);
    return own && vault.keyring(own);
  };
}
