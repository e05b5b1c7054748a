import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The environment variables of every process. Secrets have no defaults. */
export const BaseConfig = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  AUTH_JWKS: z.string().min(2).meta({ description: 'Public keys of the access tokens, as a JWK Set' }),
});

export const ServiceConfig = BaseConfig.extend({
  DATABASE_URL: z.string().startsWith('postgres'),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  BROKER_URL: z.string().startsWith('amqp'),
});
export type ServiceConfig = z.infer<typeof ServiceConfig>;

type ReadText = (path: string) => string;

/**
 * Returns the values of the environment variables that the schema names. `NAME_FILE` may hold the path of a file that
 * contains the value of `NAME`. Throws if a value is missing or invalid.
 */
export function readConfig<S extends z.ZodObject>(
  schema: S,
  env: NodeJS.ProcessEnv,
  readText: ReadText = (path) => readFileSync(path, 'utf8'),
): z.output<S> {
  const values = Object.keys(schema.shape).map((name) => [name, valueOf(name, env, readText)]);
  const parsed = schema.safeParse(Object.fromEntries(values));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(
    `these environment variables are missing or not valid:\n${lines.join('\n')}\nSet them, or start with 'npm start', which generates them.`,
  );
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
