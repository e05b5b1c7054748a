/** Reads the lists of forms and of their submissions. */
import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import type { FormState } from '@toric/contracts/customer/forms/form';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Form as Row, FormSubmission } from '../generated/client.ts';
import { readKeyrings } from '../data-key.store.ts';
import type { Reader } from '../reader.store.ts';
import type { Form } from './form.ts';
import { formOf } from './form.store.ts';
import type { Sent } from './submission.ts';
import { openSent } from './submission.store.ts';

type Counted = Cursor & { readonly form: Form; readonly submissions: number };

async function counted(db: Reader, rows: readonly Row[]): Promise<Counted[]> {
  const counts = await db.formSubmission.groupBy({
    by: ['formId'],
    where: { formId: { in: rows.map(({ id }) => id) } },
    _count: true,
  });
  return rows.map((row) => {
    const submissions = counts.find(({ formId }) => formId === row.id)?._count ?? 0;
    return { id: row.id, createdAt: row.createdAt, form: formOf(row), submissions };
  });
}

/** Returns at most `limit` + 1 forms, newest first. The extra form shows that another page follows. */
export async function readForms(db: Reader, state: FormState | undefined, page: PageQuery): Promise<PageRows<Counted>> {
  const where = state === undefined ? {} : { state };
  const rows = await db.form.findMany(pageRange(page, where));
  return withTotal(page, await counted(db, rows), (range) => db.form.count({ where, ...range }));
}

export async function readForm(db: Reader, id: string): Promise<Counted | undefined> {
  const row = await db.form.findUnique({ where: { id } });
  return row ? (await counted(db, [row]))[0] : undefined;
}

type Filter = {
  readonly formId?: string | undefined;
  readonly consent?: string | undefined;
  readonly customerId?: string | undefined;
};
export type ReadSubmission = Cursor & { readonly row: FormSubmission; readonly sent: Sent };

/**
 * Returns at most `limit` + 1 submissions with their answers, newest first. The extra submission shows that another
 * page follows.
 */
export async function readSubmissions(
  db: Reader,
  vault: Vault,
  filter: Filter,
  page: PageQuery,
): Promise<PageRows<ReadSubmission>> {
  const where = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  const rows = await db.formSubmission.findMany(pageRange(page, where));
  const keysOf = await readKeyrings(
    db,
    vault,
    rows.map(({ id }) => id),
  );
  const listed = rows.map((row) => ({
    ...{ id: row.id, createdAt: row.createdAt, row },
    get sent() {
      return openSent(keysOf(row.id), row);
    },
  }));
  return withTotal(page, listed, (range) => db.formSubmission.count({ where, ...range }));
}
