import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Names the folder of the repository. Paths in reports are relative to it, so a check may be started from any folder.
 */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/** Returns true if `file` is the program that was started, and false if another module imports it. */
export const isProgram = (file: string): boolean =>
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === file;
