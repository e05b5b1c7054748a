/** Compares the lines of the ASVS table with the requirements, and with the tests and files that they name. */
import type { Chapter } from './asvs.ts';
import type { Line } from './line.ts';
import { REQUIREMENTS } from './requirements.ts';

type Files = {
  /** Returns the text of a file. Returns undefined if the file does not exist. */
  readonly read: (path: string) => string | undefined;
};

const twice = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);
const numbersIn = (chapters: readonly Chapter[]) => chapters.flatMap(({ lines }) => lines.map(({ id }) => id));

/** Returns a sentence for each requirement that is missing, that is listed twice, or that is in the wrong chapter. */
export function wrongNumbers(chapters: readonly Chapter[]): string[] {
  const ids = numbersIn(chapters);
  const misplaced = chapters.flatMap(({ lines }, index) =>
    lines.filter(({ id }) => !id.startsWith(`${index + 1}.`)).map(({ id }) => id),
  );
  return [
    ...[...REQUIREMENTS.keys()].filter((id) => !ids.includes(id)).map((id) => `${id} has no line: write one`),
    ...ids.filter((id) => !REQUIREMENTS.has(id)).map((id) => `${id} is no requirement of level 1 or 2`),
    ...twice(ids).map((id) => `${id} has two lines: keep one`),
    ...misplaced.map((id) => `${id} stands in another chapter: move it`),
  ];
}

/** Returns a pattern that finds the name of a test in its source file, where it stands between quotes. */
const quoted = (name: string): RegExp => new RegExp(`(['"\`])${name.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}\\1`);

function wrongTest(test: string, { read }: Files): string | undefined {
  const [file = '', name = ''] = test.split(' › ');
  const text = read(file);
  if (text === undefined) return `names the test file ${file}, which does not exist`;
  return quoted(name).test(text) ? undefined : `names the test '${name}', which ${file} does not have`;
}

/** Returns the anchor that GitHub makes of a heading, such as `how-it-works` of `How it works`. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

function wrongPlace(place: string, { read }: Files): string | undefined {
  const [file = '', anchor] = place.split('#');
  const text = read(file);
  if (text === undefined) return `names ${file}, which does not exist`;
  const headings = Array.from(text.matchAll(/^#+ +(.+)$/gm), ([, heading = '']) => anchorOf(heading));
  return anchor === undefined || headings.includes(anchor) ? undefined : `names ${place}, which has no such heading`;
}

function faultsOf(line: Line, files: Files): (string | undefined)[] {
  const texts = [line.title];
  if ('tests' in line) {
    const none = line.tests.length === 0 ? 'names no test' : undefined;
    return [none, ...line.tests.map((test) => wrongTest(test, files))];
  }
  if ('at' in line) texts.push(line.because);
  if ('notFor' in line) texts.push(line.notFor);
  if ('missing' in line) texts.push(line.missing, line.risk);
  const blank = texts.some((text) => text.trim() === '') ? 'has a blank text' : undefined;
  return [blank, ...('at' in line ? line.at.map((place) => wrongPlace(place, files)) : [])];
}

/**
 * Returns a sentence for each line of the ASVS table that is blank, or that names a test or a file that does not exist.
 */
export const wrongLines = (chapters: readonly Chapter[], files: Files): string[] =>
  chapters.flatMap(({ lines }) =>
    lines.flatMap((line) => faultsOf(line, files).flatMap((fault) => (fault ? [`${line.id} ${fault}`] : []))),
  );

/** Returns the lines of the ASVS table whose requirement is not met. */
export const openLines = (chapters: readonly Chapter[]) =>
  chapters.flatMap(({ lines }) => lines.flatMap((line) => ('missing' in line ? [line] : [])));

/** Returns a sentence if the number of open requirements is higher or lower than the recorded number. */
export function wrongCount(open: number, most: number): string[] {
  if (open === most) return [];
  return open > most
    ? [`${open} lines are open, at most ${most}: mend them`]
    : [`${open} lines are open, and MOST_OPEN says ${most}: write ${open} there, so that it cannot rise again`];
}

/**
 * Returns a sentence for each secret in the settings that the inventory of keys does not name. Secrets of development
 * tools need no entry.
 */
export function unlistedSecrets(settings: string, inventory: string): string[] {
  const [ofShop = ''] = settings.split('\n## Sandbox provider');
  return Array.from(ofShop.matchAll(/^\| `(\w+)` \| secret \|/gm), ([, name = '']) => name)
    .filter((name) => name !== 'SAMPLE_FACTOR_KEY' && !inventory.includes(`\`${name}\``))
    .map((name) => `docs/security.md: the table of keys does not name ${name}`);
}
