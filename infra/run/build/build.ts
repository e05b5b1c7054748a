import { bundleProcesses } from './bundle.ts';
import { generateClients } from './prisma-client.ts';

/**
 * Brings the Prisma clients up to date, then the bundles that contain them.
 * `more` names further main.ts files to bundle, as paths from the root.
 */
export async function buildAll(more: readonly string[] = []): Promise<void> {
  await generateClients();
  await bundleProcesses(more);
}
