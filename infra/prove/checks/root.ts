import { fileURLToPath } from 'node:url';

/** The folder of the repository. Paths in reports are relative to it, so a check may be started from any folder. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
