import { query } from '@toric/chassis/http/endpoint';
import { GetBackupState } from '@toric/contracts/gateway/backup.http';
import type { Reader } from '../../webhooks/reader.store.ts';
import type { BackupSettings } from '../backup.ts';
import { readStanding } from '../backup.reader.store.ts';
import { stateView } from '../backup.view.ts';

/** GET /backups/state. Returns until when the shop is safe, the state of each target, and the last drill. */
export const getBackupState = (settings: BackupSettings) =>
  query<typeof GetBackupState, Reader>(GetBackupState, {
    async run({ db, now }) {
      return stateView(await readStanding(db), settings, now);
    },
  });
