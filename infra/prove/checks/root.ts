// Where the repository lies, for commands that may be started from any folder of it.
// Paths in reports are relative to it.
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
