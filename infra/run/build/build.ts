import { bundleProcesses } from './bundle.ts';
import { buildConsole } from './console.ts';
import { generateClients } from './prisma-client.ts';

/**
 * Brings the Prisma clients up to date, then the bundles that contain them, and the pages of the console. `more` names
 * further main.ts files to bundle, as paths from the root.
 */
export async function buildAll(more: readonly string[] = []): Promise<void> {
  await Promise.all([generateClients().then(() => bundleProcesses(more)), buildConsole()]);
}
