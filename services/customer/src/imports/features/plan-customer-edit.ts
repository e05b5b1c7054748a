import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { AnyJobKind } from '@toric/chassis/jobs/job-kind';
import { planJob } from '@toric/chassis/jobs/plan-job';
import { type EditedCustomers, PlanCustomerEdit } from '@toric/contracts/customer/imports/customer-edit.http';
import { FIELD_NOT_SEARCHABLE } from '@toric/contracts/customer/people/customer.errors';
import { TAG_NOT_FOUND } from '@toric/contracts/customer/tags/tag.errors';
import type { Role } from '@toric/contracts/kernel/access';
import type { Tx } from '@toric/messaging/sql';
import { mayRead, soughtText } from '@toric/chassis/fields/field';
import { findFields } from '../../fields/field.store.ts';
import { fieldDigest } from '../../fields/field-value.store.ts';
import { findTag } from '../../tags/tag.store.ts';

/** POST /customer-edits. Plans one change of many customers. Its dry run begins at once. */
export const planCustomerEdit = ({ vault }: { vault: Vault }, kind: AnyJobKind) =>
  command(PlanCustomerEdit, {
    async run({ body: { customers, change, why }, actor, tx, now, newId }) {
      for (const id of [customers.tagId, change.addTagId, change.removeTagId])
        if (id !== undefined && !(await findTag(tx, id))) throw TAG_NOT_FOUND();
      const { field: wanted, ...chosen } = customers;
      const field = wanted && (await digestOf(tx, vault, wanted, actor.roles));
      const plan = { customers: { ...chosen, ...(field && { field }) }, change };
      const job = await planJob({ tx, now, newId }, kind, { plan, createdBy: actor.id, why });
      return answer(job).records({ action: 'job.planned', subject: job.id, why });
    },
  });

type WantedField = NonNullable<EditedCustomers['field']>;

/**
 * Returns the digest of a value of a custom field. Throws if these roles may not search the field, or if no value fits.
 */
async function digestOf(tx: Tx, vault: Vault, { fieldId, value }: WantedField, roles: readonly Role[]) {
  const field = (await findFields(tx)).find(({ id }) => id === fieldId);
  const sought = field?.isSearchable && mayRead(field, roles) ? soughtText(field, value) : undefined;
  if (sought === undefined) throw FIELD_NOT_SEARCHABLE();
  return { fieldId, digest: fieldDigest(vault, fieldId, sought) };
}
