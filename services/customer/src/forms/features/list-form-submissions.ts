import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListFormSubmissions } from '@toric/contracts/customer/forms/form.http';
import type { Reader } from '../../reader.store.ts';
import { readSubmissions } from '../form.reader.store.ts';
import { submissionView } from '../form.view.ts';

/** GET /form-submissions. Lists the submissions, newest first. */
export const listFormSubmissions = ({ vault }: { vault: Vault }) =>
  query<typeof ListFormSubmissions, Reader>(ListFormSubmissions, {
    async run({ query: { limit, cursor, count, ...filter }, db }) {
      return pageOf(await readSubmissions(db, vault, filter, { limit, cursor, count }), limit, submissionView);
    },
  });
