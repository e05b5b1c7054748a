// Runs one step or tool of docker-compose.yml, each in a container that then ends.
// node main.js secrets | setup | seed | accounts | ops <arguments of the operator's tool>
import { traceSources } from '@toric/chassis/process/stack-traces';

const steps: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  secrets: async () => (await import('./secrets.ts')).makeSecrets(),
  setup: async () => (await import('./setup.ts')).setUp(),
  seed: async () => (await import('./seed.ts')).seed(),
  accounts: async () => console.log((await import('./accounts.ts')).accountsText(process.env)),
  ops: async (args) => {
    process.exitCode = await (await import('../../operate/ops/operate.ts')).operate(args, process.env);
  },
};

traceSources();
const [name = '', ...args] = process.argv.slice(2);
const step = steps[name];
if (!step) throw new Error(`unknown step '${name}'. Known: ${Object.keys(steps).join(', ')}.`);
await step(args);
