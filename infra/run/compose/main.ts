// Runs one step of docker-compose.yml, each in a container that then ends: node main.js secrets | setup | seed.
const steps: Readonly<Record<string, () => Promise<void>>> = {
  secrets: async () => (await import('./secrets.ts')).makeSecrets(),
  setup: async () => (await import('./setup.ts')).setUp(),
  seed: async () => (await import('./seed.ts')).seed(),
};

const [name = ''] = process.argv.slice(2);
const step = steps[name];
if (!step) throw new Error(`unknown step '${name}'. Known: ${Object.keys(steps).join(', ')}.`);
await step();
