/** Finds links between documents that lead nowhere, and comments that name a document that does not exist. */
import { dirname, join, normalize } from 'node:path';
import { commentsIn } from './prose.ts';
import type { Source } from './sources.ts';

const LINK = /(?<!!)\[[^\]]*\]\(([^()\s]+)\)/g;

/**
 * Returns the relative links that lead to no file, or to no heading of a document. `exists` says whether a file or
 * folder exists; it takes a path relative to the root of the repository.
 */
export function brokenLinks(documents: readonly Source[], exists: (path: string) => boolean): string[] {
  const headings = new Map(documents.map(({ at, text }) => [at, new Set(anchorsOf(text))]));
  return documents.flatMap(({ at, text }) =>
    Array.from(withoutCode(text).matchAll(LINK), ([, link = '']) => link)
      .filter((link) => !/^[a-z]+:/.test(link))
      .flatMap((link) => {
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? at : normalize(join(dirname(at), decodeURI(path)));
        if (!exists(target)) return [`${at}: (${link}) leads to no file`];
        const isMissing = anchor !== undefined && headings.get(target)?.has(anchor) === false;
        return isMissing ? [`${at}: (${link}) leads to no heading`] : [];
      }),
  );
}

const withoutCode = (text: string) => text.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, '``');

/**
 * Returns the anchors that GitHub makes from the headings of a document. If a heading is repeated, a number is added to
 * its anchor.
 */
function anchorsOf(text: string): string[] {
  const seen = new Map<string, number>();
  return Array.from(text.replace(/^```[^]*?^```/gm, '').matchAll(/^#{1,6} +(.+?) *$/gm), ([, heading = '']) => {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const anchor = plain.replace(/[^\p{Letter}\p{Number}\p{Mark} _-]/gu, '').replaceAll(' ', '-');
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
}

/**
 * Returns the `*.md` files that comments name and that do not exist. A comment may name the whole path of a file or
 * only the end of the path.
 */
export function unknownDocuments(sources: readonly Source[], documents: readonly string[]): string[] {
  const exists = (name: string) => documents.some((document) => document === name || document.endsWith(`/${name}`));
  return sources.flatMap((source) =>
    commentsIn(source).flatMap(({ at, text }) =>
      Array.from(text.matchAll(/[\w./-]+\.md\b/g), ([name]) => name.replace(/^(\.{1,2}\/)+/, ''))
        .filter((name) => !exists(name))
        .map((name) => `${at}: the comment names ${name}, which does not exist`),
    ),
  );
}
