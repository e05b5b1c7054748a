import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { brokenLinks, unknownDocuments } from './links.ts';
import { ROOT } from './root.ts';
import { readDocuments, readSources } from './sources.ts';

describe('brokenLinks', () => {
  const document = (text: string, at = 'docs/a.md') => ({ at, text });
  const broken = (text: string) =>
    brokenLinks([document(text), document('# Why so?\n## `one` file\n', 'b.md')], exists);
  const exists = (path: string) => ['docs/a.md', 'b.md', 'infra/run'].includes(path);

  test('accepts files, folders, headings and other sites', () => {
    expect(broken('[b](../b.md) [f](../infra/run) [h](../b.md#why-so) [i](../b.md#one-file)')).toEqual([]);
    expect(broken('# Here\n[self](#here) [site](https://example.com/x) ![image](none.png)')).toEqual([]);
  });

  test('reports a link to a missing file and to a missing heading', () => {
    expect(broken('[gone](../gone.md)')).toEqual(['docs/a.md: (../gone.md) leads to no file']);
    expect(broken('[gone](../b.md#gone)')).toEqual(['docs/a.md: (../b.md#gone) leads to no heading']);
    expect(broken('[gone](#gone)')).toEqual(['docs/a.md: (#gone) leads to no heading']);
  });

  test('does not read code', () => {
    expect(broken('`[a](gone.md)`\n```ts\nconst a = x[1](gone.md);\n```\n')).toEqual([]);
  });
});

test('unknownDocuments reports a document that a comment names and that does not exist', () => {
  const source = {
    at: 'infra/a.ts',
    text: '/** See docs/GONE.md and README.md. */\nexport const a = 1; // ./b/LOG.md\n',
  };
  expect(unknownDocuments([source], ['README.md', 'infra/b/LOG.md'])).toEqual([
    'infra/a.ts:1: the comment names docs/GONE.md, which does not exist',
  ]);
});

describe('in this repository', () => {
  test('every relative link in a document leads to a file and a heading', async () => {
    expect(brokenLinks(await readDocuments(), (path) => existsSync(join(ROOT, path)))).toEqual([]);
  });

  test('every document that a comment names exists', async () => {
    const names = (await readDocuments()).map(({ at }) => at);
    expect(unknownDocuments(await readSources(/(?<!links\.test)\.(ts|mjs)$/), names)).toEqual([]);
  }, 30_000);
});
