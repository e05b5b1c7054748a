import { resolve } from 'node:path';
import type { Folder, Patient } from './patient.ts';

/** Returns the folders among the backup targets. Settings that cannot be read are a finding of the check of backups. */
export function backupFoldersOf(targets: Patient['backupTargets']): Folder[] {
  try {
    return (targets() ?? []).flatMap((address) => {
      const url = URL.parse(address);
      if (url && url.protocol !== 'file:') return [];
      return [{ name: 'backups', path: resolve(url ? decodeURIComponent(url.pathname) : address) }];
    });
  } catch {
    return [];
  }
}
