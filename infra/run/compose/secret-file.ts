import { readFileSync } from 'node:fs';

/**
 * Returns the content of the file whose path the environment variable holds. Returns undefined if the variable is unset
 * or empty.
 */
export function secretFile(variable: string, env: NodeJS.ProcessEnv): string | undefined {
  const path = env[variable];
  return path ? readFileSync(path, 'utf8').trimEnd() : undefined;
}

/**
 * Returns the content of the file whose path the environment variable holds. Throws if the variable is unset or empty.
 */
export function neededSecretFile(variable: string, env: NodeJS.ProcessEnv): string {
  const secret = secretFile(variable, env);
  if (secret === undefined) throw new Error(`${variable} must name the file of a secret.`);
  return secret;
}
