// Tests that docker-compose.yml matches the code: each process gets exactly its environment, its own secrets, and no
// more rights than it needs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { environmentOf } from '../system/environment.ts';
import { OWNERS, type ProcessName, ROOT } from '../system/parts.ts';
import { isSecret } from './names.ts';

const Container = z.object({
  image: z.string().optional(),
  build: z.object({ target: z.string() }).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()).default([]),
  profiles: z.array(z.string()).default([]),
  cap_drop: z.array(z.string()).default([]),
  cap_add: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  read_only: z.boolean().default(false),
  privileged: z.boolean().optional(),
});
const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const { services } = z.object({ services: z.record(z.string(), Container) }).parse(parse(text, { merge: true }));
const containers = Object.entries(services);
const container = (name: string) => {
  const found = services[name];
  if (!found) throw new Error(`docker-compose.yml has no ${name}`);
  return found;
};

const PROCESSES: readonly ProcessName[] = [...OWNERS, 'sandbox-provider'];
const record = { get: (name: string) => `secret ${name}`, jwks: '{}', privateJwk: '{}' };
const each = <T>(value: T) => Object.fromEntries(PROCESSES.map((name) => [name, value])) as Record<ProcessName, T>;
const addresses = {
  databases: each('postgres://'),
  brokers: each('amqp://'),
  ports: each(0),
  providerDataDir: '/data',
};
/** One value for each process that has a database and a broker user. The sandbox provider has neither. */
const { 'sandbox-provider': _, ...owners } = each('x');

describe.each(PROCESSES)('%s', (name) => {
  const { environment, volumes, build } = container(name);
  const needed = environmentOf(name, record, { ...addresses, databases: owners, brokers: owners });

  test('is given everything that it needs, secrets as files alone', () => {
    for (const variable of Object.keys(needed)) {
      if (isSecret(variable)) expect(environment).toHaveProperty(`${variable}_FILE`, `/run/toric/${variable}`);
      else expect(environment).toHaveProperty(variable);
    }
  });

  test('is given no secret that it does not need', () => {
    const given = Object.keys(environment).filter((variable) => variable.endsWith('_FILE'));
    expect(given.map((variable) => variable.slice(0, -'_FILE'.length)).sort()).toEqual(
      Object.keys(needed).filter(isSecret).sort(),
    );
    expect(Object.keys(environment).filter(isSecret)).toEqual([]);
  });

  test('mounts no secrets but its own, and runs its own image', () => {
    expect(volumes.filter((volume) => volume.includes('-secrets:'))).toEqual([`${name}-secrets:/run/toric:ro`]);
    expect(build?.target).toBe(name);
  });
});

test('only the gateway is published, and on the loopback address; dashboards only when asked for', () => {
  const published = containers.filter(([, { ports }]) => ports.length > 0);
  expect(published.filter(([, { profiles }]) => profiles.length === 0).map(([name]) => name)).toEqual(['gateway']);
  for (const [, { ports }] of published) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
});

test.each(containers)('%s runs without privileges', (_name, { cap_drop, security_opt, privileged, volumes }) => {
  expect(cap_drop).toEqual(['ALL']);
  expect(security_opt).toEqual(['no-new-privileges:true']);
  expect(privileged).toBeUndefined();
  expect(volumes.filter((volume) => volume.includes('docker.sock'))).toEqual([]);
});

test('what we build writes nowhere and gets no capability back', () => {
  const ours = containers.filter(([, { build }]) => build);
  expect(ours.length).toBe(PROCESSES.length + 3);
  for (const [name, { read_only, cap_add }] of ours)
    expect({ name, read_only, cap_add }).toEqual({ name, read_only: true, cap_add: [] });
});

test('the outside company reaches neither database nor broker, and they reach nothing outside', () => {
  expect(container('sandbox-provider').networks).toEqual(['front']);
  expect(container('postgres').networks).toEqual(['data']);
  expect(container('rabbitmq').networks).toEqual(['data']);
});

test('no secret stands in the file', () => {
  expect(text).not.toMatch(/(PASSWORD|SECRET|KEY)(?!_FILE)\w*: *(?!\/)\S/);
});
