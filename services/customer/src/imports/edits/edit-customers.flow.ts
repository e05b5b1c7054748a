import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import {
  type AnyJobKind,
  type ItemResult,
  type JobContext,
  jobKind,
  type NewItem,
  type PlannedItem,
} from '@toric/chassis/jobs/job-kind';
import { CustomerEdit, EditedCustomers } from '@toric/contracts/customer/imports/customer-edit.http';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { CUSTOMER_RESTRICTED } from '@toric/contracts/customer/imports/import-file.errors';
import { TAG_TOO_MANY } from '@toric/contracts/customer/tags/tag.errors';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { Change } from '@toric/contracts/record/change';
import { records } from '@toric/messaging/outcome';
import { z } from 'zod';
import { withChanges } from '../../people/customer.ts';
import { MOST_TAGS } from '../../tags/tag.store.ts';
import { findCustomers, type KnownCustomer, updateCustomers } from '../customers.store.ts';
import { customerIds, deleteTaggings, findTags, hasRoom, insertTaggings } from './taggings.store.ts';

/**
 * Describes how the job chooses its customers. For a custom field, the plan holds the digest of its value, but never
 * the value.
 */
const Planned = z.strictObject({
  ids: EditedCustomers.shape.ids,
  tagId: EditedCustomers.shape.tagId,
  all: EditedCustomers.shape.all,
  field: z.strictObject({ fieldId: z.uuid(), digest: z.base64url() }).optional(),
});
const EditPlan = z.strictObject({ customers: Planned, change: CustomerEdit });
type EditPlan = z.infer<typeof EditPlan>;
/**
 * Describes the change of one item of the job, which is empty: the item names only the record of its customer, and the
 * plan holds the change for all customers.
 */
const NoChange = z.strictObject({});

type Context = JobContext<EditPlan>;

/** Declares the job that changes many customers at once: their language, their category and their tags. */
export function editCustomers({ vault }: { vault: Vault }): AnyJobKind {
  return jobKind<z.infer<typeof NoChange>, EditPlan>({
    ...{ name: 'customer-edit', subject: 'customer', lock: 'customer', allow: ['sales'] },
    ...{ plan: EditPlan, change: NoChange },
    tables: [
      { table: 'customer', key: 'id' },
      { table: 'customer_tag', key: 'customer_id' },
    ],
    async *source({ read, job: { plan }, after }): AsyncGenerator<NewItem<z.infer<typeof NoChange>>> {
      const { ids, tagId, field } = plan.customers;
      if (ids) for (const id of ids.slice(after)) yield { change: {}, recordIds: [id], personId: id };
      else
        for await (const id of customerIds(read, { tagId, field }, after))
          yield { change: {}, recordIds: [id], personId: id };
    },
    apply: (items, context) => applyEdit(vault, items, context),
    async undone(items) {
      const changes = items.map(
        ({ recordIds: [id = ''] }) => ({ action: 'customer.changed', subject: id, customerId: id }) as const,
      );
      return records(...changes);
    },
  });
}

type Edited = {
  readonly id: string;
  readonly person: KnownCustomer;
  readonly edited: KnownCustomer['customer'] | undefined;
  readonly addsTag: boolean;
  readonly removesTag: boolean;
};
type Decided = { readonly wrong: Text } | Edited;

async function applyEdit(vault: Vault, items: readonly PlannedItem[], { tx, now, job }: Context) {
  const ids = items.flatMap(({ recordIds }) => recordIds);
  const { change } = job.plan;
  const known = await findCustomers(tx, vault, ids);
  const tags = await findTags(tx, ids);
  const decided = ids.map((id) => decide(id, { person: known.get(id), tagIds: tags.get(id) ?? [], change }));
  const edits = decided.flatMap((one) => ('wrong' in one ? [] : [one]));
  const updates = edits.flatMap(({ edited, person }) =>
    edited ? [{ customer: edited, keys: person.keys, hasNewName: false, hasNewEmail: false }] : [],
  );
  await updateCustomers(tx, vault, updates, now);
  const { addTagId, removeTagId } = change;
  const idsOf = (isMeant: (one: Edited) => boolean) => edits.filter(isMeant).map(({ id }) => id);
  if (addTagId)
    await insertTaggings(
      tx,
      idsOf(({ addsTag }) => addsTag),
      { tagId: addTagId, taggedBy: job.createdBy, now },
    );
  if (removeTagId)
    await deleteTaggings(
      tx,
      idsOf(({ removesTag }) => removesTag),
      removeTagId,
    );
  return { results: decided.map(resultOf), outcome: records(...edits.flatMap((one) => changesOf(one, change))) };
}

type OnFile = { person: KnownCustomer | undefined; tagIds: readonly string[]; change: CustomerEdit };

function decide(id: string, { person, tagIds, change }: OnFile): Decided {
  if (!person) return { wrong: CUSTOMER_NOT_FOUND().detail };
  if (person.isRestricted) return { wrong: CUSTOMER_RESTRICTED() };
  const { addTagId, removeTagId, language, category } = change;
  const addsTag = addTagId !== undefined && !tagIds.includes(addTagId);
  const removesTag = removeTagId !== undefined && tagIds.includes(removeTagId);
  if (addsTag && !removesTag && !hasRoom(tagIds)) return { wrong: TAG_TOO_MANY({ most: MOST_TAGS }).detail };
  const { customer } = person;
  const personal = withChanges(customer.personal, { language, category });
  const isSame = personal.language === customer.personal.language && personal.category === customer.personal.category;
  return { id, person, edited: isSame ? undefined : { ...customer, personal }, addsTag, removesTag };
}

function resultOf(decided: Decided): ItemResult {
  if ('wrong' in decided) return { did: 'rejected', reasons: [{ detail: decided.wrong }] };
  const { edited, addsTag, removesTag } = decided;
  return { did: edited || addsTag || removesTag ? 'updated' : 'unchanged' };
}

function changesOf(
  { id, person, edited, addsTag, removesTag }: Edited,
  { addTagId, removeTagId }: CustomerEdit,
): Change[] {
  const of = { subject: id, customerId: id };
  return [
    ...(edited
      ? [{ ...of, action: 'customer.changed' as const, fields: changed(person.customer.personal, edited.personal) }]
      : []),
    ...(addsTag ? [{ ...of, action: 'customer.tagged' as const, fields: changed({}, { tagId: addTagId }) }] : []),
    ...(removesTag
      ? [{ ...of, action: 'customer.untagged' as const, fields: changed({ tagId: removeTagId }, {}) }]
      : []),
  ];
}
