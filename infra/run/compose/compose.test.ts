// Tests that docker-compose.yml matches the code: each process gets exactly its environment, its own secrets, and no
// more rights than it needs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { environmentOf } from '../system/environment.ts';
import { OWNERS, type ProcessName, ROOT } from '../system/parts.ts';
import { isSecret } from './names.ts';
import { readStack } from './stack-file.ts';

const { services, text } = readStack(['docker-compose.yml']);
const containers = Object.entries(services);
const container = (name: string) => {
  const found = services[name];
  if (!found) throw new Error(`docker-compose.yml has no ${name}`);
  return found;
};

const PROCESSES: readonly ProcessName[] = [...OWNERS, 'sandbox-provider', 'mailbox'];
const record = {
  all: () => ({}),
  get: (name: string) => `secret ${name}`,
  jwks: '{}',
  privateJwk: '{}',
};
const each = <T>(value: T) => Object.fromEntries(PROCESSES.map((name) => [name, value])) as Record<ProcessName, T>;
const addresses = {
  databases: each('postgres://'),
  brokers: each('amqp://'),
  ports: each(0),
  ...{ providerDataDir: '/data', anchorDir: '/data' },
  mailbox: { smtpPort: 1025, dataDir: '/data' },
};
/**
 * Holds one value for each process that has a database and a broker user. The stand-ins for other companies have
 * neither.
 */
const { 'sandbox-provider': _provider, mailbox: _mailbox, ...owners } = each('x');

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

test('a second gateway can be started: only the balancer takes a port of the machine, on the loopback address', () => {
  const published = containers.filter(([, { ports }]) => ports.length > 0);
  expect(published.filter(([, { profiles }]) => profiles.length === 0).map(([name]) => name)).toEqual(['balancer']);
  for (const [, { ports }] of published) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
});

test('the gateway believes one forwarded address, that of the balancer', () => {
  expect(container('gateway').environment['TRUSTED_PROXIES']).toBe('1');
});

test('a gateway that stops answers for longer than the balancer needs to notice it', () => {
  const settings = readFileSync(join(ROOT, 'infra/run/compose/haproxy.cfg'), 'utf8');
  const [, seconds, failures] = /check inter (\d+)s fall (\d+)/.exec(settings) ?? [];
  const { environment } = container('gateway');
  expect(Number(environment['DRAIN_SECONDS'])).toBeGreaterThan(Number(seconds) * (Number(failures) + 1));
});

test('the balancer repeats a request only if a repeat does no harm: a read, or one with an idempotency key', () => {
  const settings = readFileSync(join(ROOT, 'infra/run/compose/haproxy.cfg'), 'utf8');
  expect(settings).toContain('retry-on conn-failure empty-response\n');
  expect(settings).toContain(
    'http-request disable-l7-retry unless METH_GET || { req.hdr(idempotency-key) -m found }\n',
  );
});

test('no container may take the memory or the CPU of the others', () => {
  for (const [name, { mem_limit, cpus, pids_limit }] of containers)
    expect({ name, mem_limit, cpus, pids_limit }).toEqual({
      name,
      mem_limit: expect.stringMatching(/^\d+[mg]$/),
      cpus: expect.any(Number),
      pids_limit: expect.any(Number),
    });
});

test('a machine with two cores is enough: Docker refuses a container that may take more cores than there are', () => {
  for (const [, { cpus }] of containers) expect(cpus).toBeLessThanOrEqual(2);
});

test('RabbitMQ stops publishers before it reaches the limit of its memory', () => {
  const settings = readFileSync(join(ROOT, 'infra/run/compose/rabbitmq/toric.conf'), 'utf8');
  const [, megabytes] = /^vm_memory_high_watermark\.absolute = (\d+)MB$/m.exec(settings) ?? [];
  expect(container('rabbitmq').mem_limit).toBe('2g');
  expect(Number(megabytes)).toBeLessThanOrEqual(1_400);
});

test('tools start only when they are called, and what they print stays out of every log', () => {
  for (const name of ['accounts', 'ops']) {
    expect(container(name).profiles).toEqual(['tools']);
    expect(container(name).logging).toEqual({ driver: 'none' });
  }
});

test('the operator in a container needs no clone: the tool has a container that reaches the public API alone', () => {
  const { build, entrypoint, networks, environment } = container('ops');
  expect(build?.target).toBe('tools');
  expect(entrypoint).toEqual(['node', 'infra/run/compose/main.js', 'ops']);
  expect(networks).toEqual(['outside']);
  expect(environment['TORIC_URL']).toBe('http://balancer:8080');
});

test.each(containers)('%s runs without privileges', (_name, { cap_drop, security_opt, privileged, volumes }) => {
  expect(cap_drop).toEqual(['ALL']);
  expect(security_opt).toEqual(['no-new-privileges:true']);
  expect(privileged).toBeUndefined();
  expect(volumes.filter((volume) => volume.includes('docker.sock'))).toEqual([]);
});

test('what we build writes nowhere and gets no capability back', () => {
  const ours = containers.filter(([, { build }]) => build);
  expect(ours.length).toBe(PROCESSES.length + 5);
  for (const [name, { read_only, cap_add }] of ours)
    expect({ name, read_only, cap_add }).toEqual({ name, read_only: true, cap_add: [] });
});

test('the outside company reaches neither database nor broker nor a service, and they reach nothing outside', () => {
  expect(container('sandbox-provider').networks).toEqual(['outside']);
  expect(container('mailbox').networks).toEqual(['mail']);
  expect(container('balancer').networks).toEqual(['outside', 'front']);
  expect(container('postgres').networks).toEqual(['data']);
  expect(container('rabbitmq').networks).toEqual(['data']);
});

test('no secret stands in the file', () => {
  expect(text).not.toMatch(/(PASSWORD|SECRET|KEY)(?!_FILE)\w*: *(?!\/)\S/);
});
