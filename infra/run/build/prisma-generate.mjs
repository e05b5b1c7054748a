// node infra/run/build/prisma-generate.mjs [<service's folder>]: its Prisma client, or those of all services.
import { generateClient, generateClients } from './prisma-client.mjs';

const [service] = process.argv.slice(2);
await (service ? generateClient(service) : generateClients()).catch(({ message }) => {
  console.error(message);
  process.exitCode = 1;
});
