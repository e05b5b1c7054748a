import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListForms } from '@toric/contracts/customer/forms/form.http';
import type { Reader } from '../../reader.store.ts';
import { readForms } from '../form.reader.store.ts';
import { formView } from '../form.view.ts';

/** GET /forms. Lists the forms, newest first. */
export const listForms = query<typeof ListForms, Reader>(ListForms, {
  async run({ query: { limit, cursor, count, state }, db }) {
    const rows = await readForms(db, state, { limit, cursor, count });
    return pageOf(rows, limit, ({ form, submissions }) => formView(form, submissions));
  },
});
