import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Describes the environment variables of every process. Secrets have no defaults. */
export const BaseConfig = z.object({
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(0)
    .meta({ description: 'The port on which the process listens. 0 means any free port.' }),
  HOST: z.string().default('127.0.0.1').meta({
    description:
      'The address on which the process listens. 0.0.0.0 means all addresses of the machine. Only the gateway and Prometheus may reach the ports of the services: their /metrics asks for no token.',
  }),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .meta({ description: 'The least severe log lines that are written.' }),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url()
    .optional()
    .meta({ description: 'The OTLP address to which traces are sent. If it is not set, no traces are sent.' }),
  RELEASE: z.string().max(100).optional().meta({
    description: 'The version that the process runs, for example a tag or a commit. The page of health shows it.',
  }),
  TRAINING: z.enum(['on', 'off']).default('off').meta({
    description:
      'Whether this is a training shop, which people may reset to its first day. It is the same for all processes. Only a database that was made with it can be reset. A shop that sells must not turn it on.',
  }),
  AUTH_JWKS: z.string().min(2).meta({ description: 'Public keys of the access tokens, as a JWK Set.' }),
  GATEWAY_KEY: z.string().min(44).meta({
    description:
      'Signs the addresses of the clients, which the gateway forwards to the services: 32 random bytes in base64, the same for all six processes.',
  }),
});

export const ServiceConfig = BaseConfig.extend({
  DATABASE_URL: z
    .string()
    .startsWith('postgres')
    .meta({ description: "The connection string of the app role of the service's schema." }),
  DATABASE_POOL_SIZE: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .meta({ description: 'The number of connections for commands. Queries use a pool of their own.' }),
  BROKER_URL: z
    .string()
    .startsWith('amqp')
    .meta({ description: "The connection string of the service's RabbitMQ user." }),
  TEST_CLOCK: z.enum(['on', 'off']).default('off').meta({
    description:
      'Whether an operator may move the clock of the shop ahead, for tests. It is the same for all five services. A shop that sells must not turn it on.',
  }),
  CHANGE_ANCHOR_DIR: z.string().min(1).optional().meta({
    description:
      'The folder outside the database in which the heads of the change record are kept. All instances of the service share it. If it is not set, only the log has the heads, and a verification cannot compare them.',
  }),
  JOB_UNDO_DAYS: z.coerce.number().int().min(1).max(365).default(30).meta({
    description:
      'For how many days a job that changed many records can be undone. What the records were before is deleted afterwards.',
  }),
});
export type ServiceConfig = z.infer<typeof ServiceConfig>;

/** Describes the setting `LENS_ID_KEY` of each service that computes lens ids. */
export const LensIdKey = z.string().min(44).meta({
  description:
    '32 random bytes in base64: the key of the lens ids. The services customer, catalog-inventory and order have the same key. It cannot be changed while lenses or orders are on file (ADR 0045).',
});

type ReadText = (path: string) => string;
const fromDisk: ReadText = (path) => readFileSync(path, 'utf8');

/** Describes a variable that is missing or wrong. No issue contains the value of a variable. */
export type ConfigIssue = { readonly name: string; readonly isMissing: boolean; readonly text: string };

/**
 * Returns the values of the environment variables that the schema names. `NAME_FILE` may hold the path of a file that
 * contains the value of `NAME`. Throws if a value is missing or invalid.
 */
export function readConfig<S extends z.ZodObject>(
  schema: S,
  env: NodeJS.ProcessEnv,
  readText: ReadText = fromDisk,
): z.output<S> {
  const values = Object.keys(schema.shape).map((name) => [name, valueOf(name, env, readText)]);
  const parsed = schema.safeParse(Object.fromEntries(values));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(
    `these environment variables are missing or not valid:\n${lines.join('\n')}\nSet them, or start with 'npm start', which generates them.`,
  );
}

/** Returns every reason for which `readConfig` would throw. */
export function configIssues(
  schema: z.ZodObject,
  env: NodeJS.ProcessEnv,
  readText: ReadText = fromDisk,
): ConfigIssue[] {
  const values: Record<string, string | undefined> = {};
  const unreadable: ConfigIssue[] = [];
  for (const name of Object.keys(schema.shape)) {
    try {
      values[name] = valueOf(name, env, readText);
    } catch (error) {
      unreadable.push({ name, isMissing: false, text: error instanceof Error ? error.message : String(error) });
    }
  }
  const parsed = schema.safeParse(values);
  const issues = parsed.error?.issues ?? [];
  const wrong = issues.map(({ path, message }) => {
    const name = String(path[0] ?? '');
    return { name, isMissing: values[name] === undefined, text: message };
  });
  const known = new Set(unreadable.map(({ name }) => name));
  return [...unreadable, ...wrong.filter(({ name }) => !known.has(name))];
}

/** Returns the value of a variable, or undefined if it is unset or its file cannot be read. */
export function settingIn(name: string, env: NodeJS.ProcessEnv): string | undefined {
  try {
    return valueOf(name, env, fromDisk);
  } catch {
    return undefined;
  }
}

/**
 * Returns the value of a variable or the content of its file. An empty variable is treated as unset, because a compose
 * file cannot leave a variable out.
 */
function valueOf(name: string, env: NodeJS.ProcessEnv, readText: ReadText): string | undefined {
  const value = env[name] || undefined;
  const file = env[`${name}_FILE`] || undefined;
  if (file === undefined) return value;
  if (value !== undefined) throw new Error(`${name} and ${name}_FILE are both set: keep one of them.`);
  try {
    return readText(file).replace(/\r?\n$/, '');
  } catch (cause) {
    throw new Error(`${name}_FILE names ${file}, which cannot be read. Mount that file, or correct the path.`, {
      cause,
    });
  }
}
