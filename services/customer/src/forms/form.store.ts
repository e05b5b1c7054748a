/** Reads and writes the definitions of public forms. They name no person, so they are not encrypted. */
import { FormField, FormSettings, FormState } from '@toric/contracts/customer/forms/form';
import { json, type Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { Form as Row } from '../generated/client.ts';
import type { Form, OpenForm } from './form.ts';

const Stored = z.object({ state: FormState, settings: FormSettings, fields: z.array(FormField) });
export const formOf = (row: Row): Form => ({ ...row, ...Stored.parse(row) });

/** Inserts the form and returns true. Returns false if another form has its slug. */
export async function insertForm(tx: Tx, form: Form): Promise<boolean> {
  const { id, slug, state, settings, fields, isEdited, createdAt } = form;
  const inserted = await tx.run`
    insert into form (id, slug, state, settings, fields, is_edited, created_at, updated_at)
    values (${id}, ${slug}, ${state}, ${json(settings)}::jsonb, ${json(fields)}::jsonb, ${isEdited}, ${createdAt}, ${createdAt})
    on conflict do nothing`;
  return inserted === 1;
}

/** Locks the form until the transaction ends. */
export async function lockForm(tx: Tx, id: string): Promise<Form | undefined> {
  const row = await tx.maybe<Row>`select * from form where id = ${id} for no key update`;
  return row && formOf(row);
}

export async function saveForm(tx: Tx, form: Form): Promise<void> {
  const { id, state, settings, fields, published, isEdited, version, updatedAt } = form;
  await tx.run`
    update form set state = ${state}, settings = ${json(settings)}::jsonb, fields = ${json(fields)}::jsonb,
      published = ${published}, is_edited = ${isEdited}, version = ${version}, updated_at = ${updatedAt}
    where id = ${id}`;
}

/** Stores a new published version of the form. */
export async function insertVersion(tx: Tx, form: Form, openedBy: string): Promise<void> {
  const { id, settings, fields, published, updatedAt } = form;
  await tx.run`
    insert into form_version (form_id, number, settings, fields, opened_by, opened_at)
    values (${id}, ${published}, ${json(settings)}::jsonb, ${json(fields)}::jsonb, ${openedBy}, ${updatedAt})`;
}

/** Returns the published version of an open form. Returns undefined if there is none. */
export async function findOpenForm(tx: Pick<Tx, 'maybe'>, slug: string): Promise<OpenForm | undefined> {
  const row = await tx.maybe<{ id: string; slug: string; number: number; settings: unknown; fields: unknown }>`
    select f.id, f.slug, v.number, v.settings, v.fields
    from form f join form_version v on v.form_id = f.id and v.number = f.published
    where f.slug = ${slug} and f.state = 'open'`;
  return row && { ...row, ...Stored.omit({ state: true }).parse(row) };
}

export async function countSubmissions(tx: Tx, formId: string): Promise<number> {
  const { kept } = await tx.one<{ kept: number }>`
    select count(*)::int as kept from form_submission where form_id = ${formId}`;
  return kept;
}
