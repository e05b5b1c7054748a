import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListBackupChecks } from '@toric/contracts/gateway/backup.http';
import type { Reader } from '../../webhooks/reader.store.ts';
import { listChecks } from '../backup.reader.store.ts';
import { checkView } from '../backup.view.ts';

/** GET /backup-checks. Lists the drills and the verifications, newest first. */
export const listBackupChecks = query<typeof ListBackupChecks, Reader>(ListBackupChecks, {
  async run({ query: { kind, ...page }, db }) {
    return pageOf(await listChecks(db, kind, page), page.limit, checkView);
  },
});
