import { resolve } from 'node:path';
import type { Folder, Patient } from './patient.ts';

/**
 * Returns the backup targets that are folders. If the setting of the targets cannot be read, it returns none, because
 * the check of backups reports this fault.
 */
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
