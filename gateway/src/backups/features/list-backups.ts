import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListBackups } from '@toric/contracts/gateway/backup.http';
import type { Reader } from '../../webhooks/reader.store.ts';
import { listBackups as readBackups } from '../backup.reader.store.ts';
import { backupView } from '../backup.view.ts';

/** GET /backups. Lists the whole backups, newest first. */
export const listBackups = query<typeof ListBackups, Reader>(ListBackups, {
  async run({ query: page, db }) {
    return pageOf(await readBackups(db, page), page.limit, backupView);
  },
});
