// Builds what has changed: the Prisma clients, then the bundles that are made of them.
import { bundleProcesses } from './bundle.mjs';
import { generateClients } from './prisma-client.mjs';

/** `more`: further main.ts to bundle, by their paths from the root. */
export async function buildAll(more = []) {
  await generateClients();
  await bundleProcesses(more);
}
