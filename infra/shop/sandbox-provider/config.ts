import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Secret = z.string().min(16, 'must have at least 16 characters');

/** Describes the environment variables of the sandbox provider. */
export const Environment = z
  .object({
    PORT: z.coerce
      .number()
      .int()
      .min(0)
      .max(65_535)
      .default(0)
      .meta({ description: 'The port on which the process listens. 0 means any free port.' }),
    HOST: z.string().min(1).default('127.0.0.1').meta({ description: 'The address on which the process listens.' }),
    SANDBOX_DATA_DIR: z.string().min(1).meta({ description: 'The folder of its ledger.' }),
    SANDBOX_SECRET_KEY: Secret.meta({ description: 'The bearer key of its API.' }),
    SANDBOX_CONTROL_KEY: Secret.optional().meta({
      description: 'The bearer key of /control. If it is not set, there is no control API.',
    }),
    SANDBOX_WEBHOOK_URL: z
      .url({ protocol: /^https?$/ })
      .optional()
      .meta({ description: 'The address to which it sends webhooks. If it is not set, it sends none.' }),
    SANDBOX_WEBHOOK_SECRET: z
      .string()
      .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, "must be 'whsec_' and 24 to 64 bytes in base64")
      .optional()
      .meta({ description: 'The secret with which it signs webhooks.' }),
    SANDBOX_LOG_LEVEL: z
      .enum(['info', 'error'])
      .default('info')
      .meta({ description: 'The least severe log lines that are written.' }),
  })
  .refine((env) => (env.SANDBOX_WEBHOOK_URL === undefined) === (env.SANDBOX_WEBHOOK_SECRET === undefined), {
    message: 'set SANDBOX_WEBHOOK_URL and SANDBOX_WEBHOOK_SECRET together, or neither',
    path: ['SANDBOX_WEBHOOK_SECRET'],
  })
  .refine((env) => env.SANDBOX_CONTROL_KEY !== env.SANDBOX_SECRET_KEY, {
    message: 'must differ from SANDBOX_SECRET_KEY',
    path: ['SANDBOX_CONTROL_KEY'],
  });

export type Config = Readonly<{
  port: number;
  host: string;
  dataDir: string;
  secretKey: string;
  controlKey: string | undefined;
  webhook: Readonly<{ url: string; secret: string }> | undefined;
  logLevel: 'info' | 'error';
}>;

/**
 * Parses the environment. Throws an error that names each wrong variable. Secrets have no defaults. `NAME_FILE` may
 * hold the path of a file with the value of `NAME`, as Docker and Kubernetes mount secrets.
 */
export function readConfig(
  environment: Record<string, string | undefined>,
  readText: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): Config {
  const present: Record<string, string> = {};
  for (const name of Object.keys(Environment.shape)) {
    const [value, file] = [environment[name], environment[`${name}_FILE`]];
    // an empty variable counts as unset, because a compose file cannot leave a variable out
    if (value) present[name] = value;
    else if (file) present[name] = readText(file).trimEnd();
  }
  const result = Environment.safeParse(present);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The sandbox provider cannot start; correct these environment variables:\n${faults.join('\n')}`);
  }
  const env = result.data;
  const { SANDBOX_WEBHOOK_URL: url, SANDBOX_WEBHOOK_SECRET: secret } = env;
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: env.SANDBOX_DATA_DIR,
    secretKey: env.SANDBOX_SECRET_KEY,
    controlKey: env.SANDBOX_CONTROL_KEY,
    webhook: url !== undefined && secret !== undefined ? { url, secret } : undefined,
    logLevel: env.SANDBOX_LOG_LEVEL,
  };
}
