/** Searches everything that a shop stores for the words of one person: all tables of all schemas, and all files. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Shop } from './shop.ts';

/**
 * Returns the forms in which a word may be stored: as clear text, as hexadecimal digits, and in base64 at each offset
 * in a longer text.
 */
export function disguisesOf(word: string): string[] {
  const encoded = [0, 1, 2].map((before) => {
    const [first, last] = [Math.ceil((before * 8) / 6), Math.floor(((before + word.length) * 8) / 6)];
    return Buffer.from(' '.repeat(before) + word)
      .toString('base64')
      .slice(first, last);
  });
  return [word, Buffer.from(word).toString('hex'), ...encoded];
}

/** Returns the tables of all schemas in which a row contains one of the words, each with the words. */
export async function tablesWith({ rows }: Pick<Shop, 'rows'>, words: readonly string[]): Promise<string[]> {
  const tables = await rows<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'backup')
     order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const here = await rows<{ word: string }>(
      `select word from unnest($1::text[]) word
       where exists (select from ${name} t where strpos(t::text, word) > 0 or strpos(lower(t::text), word) > 0)`,
      [words],
    );
    found.push(...here.map(({ word }) => `${name}: ${word}`));
  }
  return found;
}

/**
 * Returns the files of the system that contain one of the words. The mailbox is left out, because it represents the
 * mail provider of the person, and keeps the mails that the person got.
 */
export function filesWith({ dataDir }: Pick<Shop, 'dataDir'>, words: readonly string[]): string[] {
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter(
    (file) => !file.startsWith('mailbox') && statSync(join(dataDir, file)).isFile(),
  );
  return files.flatMap((file) => {
    const bytes = readFileSync(join(dataDir, file));
    return words.filter((word) => bytes.includes(word)).map((word) => `${file}: ${word}`);
  });
}
