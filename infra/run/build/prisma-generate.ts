// Usage: prisma-generate.ts [<folder of a service>]. Generates the Prisma client of that service, or the clients of all
// services.
import { generateClient, generateClients } from './prisma-client.ts';

const [service] = process.argv.slice(2);
await (service ? generateClient(service) : generateClients()).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
