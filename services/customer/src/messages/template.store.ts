/** Reads and writes the versions of templates that staff saved. Version 0 is part of the program and has no row. */
import type { Template } from '@toric/contracts/customer/messages/notice';
import { TemplateContents } from '@toric/contracts/customer/messages/template.http';
import { LANGUAGES } from '@toric/contracts/kernel/sentence';
import { json, type Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { TemplateVersion as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { COMPILED_LETTERS } from './letters/compiled-letters.ts';
import type { CompiledHtml } from './letters/mjml.ts';
import { shippedContents } from './letters/shipped-letters.ts';

const Compiled = z.record(z.enum(LANGUAGES), z.string());

/** Describes one version of the texts of a template. `html` is compiled from `contents`. */
export type TemplateVersion = {
  readonly template: Template;
  readonly version: number;
  readonly isShipped: boolean;
  readonly contents: TemplateContents;
  readonly html: CompiledHtml;
  readonly reason: string | null;
  readonly savedBy: string | null;
  readonly createdAt: Date | null;
};

export const shippedVersion = (template: Template): TemplateVersion => ({
  ...{ template, version: 0, isShipped: true, reason: null, savedBy: null, createdAt: null },
  contents: shippedContents(template),
  html: COMPILED_LETTERS[template],
});

function versionOf(
  template: Template,
  { version, contents, compiled, reason, savedBy, createdAt }: Omit<Row, 'template'>,
): TemplateVersion {
  const saved = { version, reason, savedBy, createdAt };
  if (contents === null) return { ...shippedVersion(template), ...saved };
  return {
    ...{ template, ...saved, isShipped: false },
    contents: TemplateContents.parse(contents),
    html: Compiled.parse(compiled),
  };
}

/**
 * Returns the number of the newest version of each template that was ever saved. All other templates are at version 0.
 */
export async function findCurrentVersions(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.many<{ template: string; version: number }>`
    select template, max(version)::int as version from template_version group by template`;
  return new Map(rows.map(({ template, version }) => [template, version]));
}

/** Returns a version of a template. Returns undefined if this version was never saved. */
export async function findVersion(
  tx: Pick<Tx, 'maybe'>,
  template: Template,
  version: number,
): Promise<TemplateVersion | undefined> {
  if (version === 0) return shippedVersion(template);
  const row = await tx.maybe<Row>`
    select * from template_version where template = ${template} and version = ${version}`;
  return row && versionOf(template, row);
}

/** Locks the versions of a template against other writers until the transaction ends. Returns the newest version. */
export async function lockTemplate(tx: Tx, template: Template): Promise<number> {
  await tx.run`select pg_advisory_xact_lock(hashtext(${`template ${template}`}))`;
  const { version } = await tx.one<{ version: number }>`
    select coalesce(max(version), 0)::int as version from template_version where template = ${template}`;
  return version;
}

/** Inserts a version of a template. A version that is equal to the texts of the program stores no texts. */
export async function insertVersion(
  tx: Tx,
  saved: TemplateVersion & { savedBy: string; createdAt: Date },
): Promise<void> {
  const { template, version, isShipped, contents, html, reason, savedBy, createdAt } = saved;
  const texts = isShipped ? { contents: null, compiled: null } : { contents: json(contents), compiled: json(html) };
  await tx.run`
    insert into template_version (template, version, contents, compiled, reason, saved_by, created_at)
    values (${template}, ${version}, ${texts.contents}::jsonb, ${texts.compiled}::jsonb, ${reason}, ${savedBy}, ${createdAt})`;
}

/** Returns the present version of every template that was ever saved. */
export async function readCurrent(
  db: Reader,
): Promise<Map<string, Omit<Row, 'contents' | 'compiled'> & { isShipped: boolean }>> {
  const rows = await db.templateVersion.findMany({
    orderBy: { version: 'desc' },
    distinct: ['template'],
    omit: { compiled: true },
  });
  return new Map(rows.map(({ contents, ...row }) => [row.template, { ...row, isShipped: contents === null }]));
}

/** Returns a version of a template, or its newest version if `version` is undefined. */
export async function readVersion(
  db: Reader,
  template: Template,
  version: number | undefined,
): Promise<TemplateVersion | undefined> {
  if (version === 0) return shippedVersion(template);
  const where = { template, ...(version !== undefined && { version }) };
  const row = await db.templateVersion.findFirst({ where, orderBy: { version: 'desc' } });
  if (row) return versionOf(template, row);
  return version === undefined ? shippedVersion(template) : undefined;
}

/** Returns the saved versions of a template, newest first, without their texts. */
export async function readVersions(db: Reader, template: Template, limit: number) {
  const order = { orderBy: { version: 'desc' }, take: limit } as const;
  const rows = await db.templateVersion.findMany({ where: { template }, ...order, omit: { compiled: true } });
  return rows.map(({ contents, ...row }) => ({ ...row, isShipped: contents === null }));
}
