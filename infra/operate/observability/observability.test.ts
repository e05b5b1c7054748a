// Tests that dashboards, alarms and runbooks match the code. Without this test, a renamed metric would silence an
// alarm.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { backupCommand } from '../backup/commands/commands.ts';
import { parseCommand } from '../ops/arguments.ts';

const ANY_ID = '0197a000-0000-7000-8000-000000000001';
const ROOT = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Holds the source files of all packages, services and the gateway, without tests and generated code. */
const sources = ['packages', 'services', 'gateway'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)src\/.*(?<!\.test)\.ts$/.test(file) && !/node_modules|\/generated\//.test(file))
    .map((file) => read(`${folder}/${file}`)),
);

/**
 * Returns the names of all metrics that exist. The source files declare most of them. The metrics of Prometheus, Node
 * and RabbitMQ are listed here by hand.
 */
function declared(): ReadonlySet<string> {
  const names = sources.flatMap((source) =>
    [...source.matchAll(/new (Counter|Gauge|Histogram)\(\{\s*name: '(\w+)'/g)].flatMap(([, kind, name]) =>
      kind === 'Histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [`${name}`],
    ),
  );
  const others = [
    'up',
    'nodejs_eventloop_lag_p99_seconds',
    'process_resident_memory_bytes',
    'process_cpu_seconds_total',
    'rabbitmq_queue_messages',
  ];
  return new Set([...names, ...others]);
}

/** Returns the metric names in a PromQL expression: words before a selector, a range, an operator or a bracket. */
const namesIn = (expression: string) =>
  [...expression.replace(/by \([^)]*\)/g, '').matchAll(/\b([a-z][a-z0-9_]{1,})\b(?=\s*(?:[{[)<>=]|$))/g)]
    .map(([, name]) => name)
    .filter(
      (name) =>
        name !== undefined && !['service', 'route', 'status', 'job', 'type', 'outcome', 'channel'].includes(name),
    );

const Rules = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          for: z
            .string()
            .regex(/^\d+[smh]$/)
            .optional(),
          labels: z.object({ severity: z.enum(['page', 'ticket']) }),
          annotations: z.object({ summary: z.string(), description: z.string(), runbook_url: z.string() }),
        }),
      ),
    }),
  ),
});
const rules = Rules.parse(parse(read('infra/operate/observability/prometheus/alerts.yml'))).groups.flatMap(
  (group) => group.rules,
);

const Dashboard = z.object({
  panels: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      type: z.string(),
      targets: z.array(z.object({ expr: z.string() })).optional(),
    }),
  ),
});
const { panels } = Dashboard.parse(JSON.parse(read('infra/operate/observability/grafana/dashboards/toric.json')));
const graphs = panels.filter(({ type }) => type !== 'row');

describe('metrics', () => {
  const known = declared();

  test('are found in the code', () => {
    expect(known).toContain('outbox_oldest_age_seconds');
    expect(known).toContain('http_request_duration_seconds_bucket');
  });

  test.each(rules.map(({ alert, expr }) => [alert, expr]))('of the alarm %s exist', (_alert, expr) => {
    const names = namesIn(expr);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !known.has(String(name)))).toEqual([]);
  });

  test.each(graphs)('of the panel $title exist', ({ targets = [] }) => {
    const names = targets.flatMap(({ expr }) => namesIn(expr));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !known.has(String(name)))).toEqual([]);
  });

  test('of messaging are all shown on the dashboard', () => {
    const shown = new Set(graphs.flatMap(({ targets = [] }) => targets.flatMap(({ expr }) => namesIn(expr))));
    const messaging = [...read('packages/messaging/src/metrics.ts').matchAll(/name: '(\w+)'/g)].map(([, name]) => name);
    const missing = messaging.filter((name) => !shown.has(name) && !shown.has(`${name}_bucket`));
    expect(missing).toEqual([]);
  });
});

/**
 * Lists the signals (metrics) that must be on the dashboard and raise an alarm. The last two come from Node and the
 * payment service.
 */
const SIGNALS = [
  ...['outbox_oldest_age_seconds', 'outbox_unpublished', 'publish_returns_total', 'confirm_latency_seconds_bucket'],
  ...['connection_blocked', 'consumer_alive', 'inbox_duplicates_total', 'retry_attempts', 'dead_letters_open'],
  ...['process_overdue', 'pool_waiting', 'nodejs_eventloop_lag_p99_seconds', 'payment_unknown_oldest_seconds'],
];

test.each(SIGNALS)('%s is on the dashboard and raises an alarm', (signal) => {
  expect(graphs.some(({ targets = [] }) => targets.some(({ expr }) => namesIn(expr).includes(signal)))).toBe(true);
  expect(rules.some(({ expr }) => namesIn(expr).includes(signal))).toBe(true);
});

describe('runbooks', () => {
  const folder = 'docs/runbooks';
  const pages = readdirSync(join(ROOT, folder)).filter((file) => file !== 'README.md');
  const SECTIONS = [
    ...['## What it means', '## What users notice', '## What to look at', '## What to do', '## When to escalate'],
    '## When it is over',
  ];

  test('every alarm has a page under its own name, and every page has an alarm', () => {
    for (const { alert, annotations } of rules)
      expect(annotations.runbook_url).toBe(`${folder}/${alert.replace(/\B[A-Z]/g, '-$&').toLowerCase()}.md`);
    const linked = rules.map(({ annotations }) => annotations.runbook_url.slice(folder.length + 1));
    expect(pages.toSorted()).toEqual(linked.toSorted());
  });

  test.each(pages)('%s has all sections in their order', (page) => {
    expect(read(`${folder}/${page}`).match(/^## .*$/gm)).toEqual(SECTIONS);
  });

  test.each(pages)('%s quotes only log messages and panel titles that exist', (page) => {
    const prose = read(`${folder}/${page}`).replace(/```[^]*?```/g, '');
    const quoted = [...prose.replace(/\s+/g, ' ').matchAll(/"([^"]+)"/g)].map(([, text]) => String(text));
    const exists = (text: string) =>
      sources.some((source) => source.includes(text)) || graphs.some(({ title }) => title.startsWith(text));
    expect(quoted.filter((text) => !exists(text))).toEqual([]);
  });

  test.each(pages)('%s names only commands and metrics that exist', (page) => {
    const text = read(`${folder}/${page}`);
    const commands = [...text.matchAll(/npm run ops -- ([^\n`#]+)/g)].map(([, line]) => String(line).trim());
    for (const line of commands) {
      const args = line.replaceAll('<id>', ANY_ID).split(/ +/);
      expect(() => backupCommand(args) ?? parseCommand(args, new Date())).not.toThrow();
    }
    const metrics = [...text.matchAll(/`([a-z]+_[a-z_]+)(?:\{[^`]*)?`/g)].map(([, name]) => String(name));
    const tables = read('packages/messaging/prisma/messaging.prisma');
    const known = declared();
    expect(
      metrics.filter(
        (name) => ![name, `${name}_bucket`].some((one) => known.has(one)) && !tables.includes(`"${name}"`),
      ),
    ).toEqual([]);
  });
});

test('no two panels share an id or a title', () => {
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
});

test('Prometheus scrapes every service and the gateway', () => {
  const Config = z.object({
    scrape_configs: z.array(
      z.object({ dns_sd_configs: z.array(z.object({ names: z.array(z.string()), port: z.number() })).optional() }),
    ),
  });
  const { scrape_configs } = Config.parse(parse(read('infra/operate/observability/prometheus/prometheus.yml')));
  const scraped = scrape_configs.flatMap(({ dns_sd_configs = [] }) => dns_sd_configs.flatMap(({ names }) => names));
  expect(scraped.sort()).toEqual(['gateway', ...readdirSync(join(ROOT, 'services'))].sort());
});
