import { CHAPTERS, type Chapter } from './asvs.ts';
import { openLines } from './compare.ts';
import type { Line } from './line.ts';
import { REQUIREMENTS } from './requirements.ts';

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
const link = (place: string) =>
  `[${place.split('/').at(-1)}](${place.startsWith('docs/') ? place.slice(5) : `../${place}`})`;

function proofOf(line: Line): string {
  if ('tests' in line)
    return line.tests
      .map((test) => test.split(' › ') as [string, string])
      .map(([file, name]) => `${link(file)} › ${cell(name)}`)
      .join('<br>');
  if ('at' in line) return `${cell(line.because)} ${line.at.map(link).join(', ')}`;
  return cell('notFor' in line ? line.notFor : line.missing);
}

const STATES = { tests: 'test', at: 'built so', notFor: '–', missing: '**open**' } as const;
function stateOf(line: Line): keyof typeof STATES {
  if ('tests' in line) return 'tests';
  if ('at' in line) return 'at';
  return 'notFor' in line ? 'notFor' : 'missing';
}

const rowOf = (line: Line): string =>
  `| ${line.id} | ${REQUIREMENTS.get(line.id)} | ${cell(line.title)} | ${STATES[stateOf(line)]} | ${proofOf(line)} |`;

const chapterText = ({ name, lines }: Chapter, index: number): string =>
  [
    `## V${index + 1} ${name}`,
    '',
    '| number | level | what | state | proof |',
    '|---|---|---|---|---|',
    ...lines.toSorted((a, b) => order(a.id) - order(b.id)).map(rowOf),
  ].join('\n');

const order = (id: string): number => id.split('.').reduce((sum, part) => sum * 100 + Number(part), 0);

/** Returns docs/asvs.md: first the requirements that are not met, then every requirement by its chapter. */
export function asvsPage(): string {
  const all = CHAPTERS.flatMap(({ lines }) => lines);
  const count = (state: keyof typeof STATES) => all.filter((line) => stateOf(line) === state).length;
  const open = openLines(CHAPTERS);
  return `# OWASP ASVS 5.0, levels 1 and 2

This page compares Toric with the [Application Security Verification Standard 5.0.0](https://owasp.org/www-project-application-security-verification-standard/).
\`npm run generate\` makes it from \`infra/prove/security\`. The titles are ours; the standard has the whole text of each number. \`npm run check\`
fails if a number is missing, if a test or a file does not exist, or if more lines are open than before. [security.md](security.md) has the decisions.

${all.length} requirements: ${count('tests')} are proved by tests, ${count('at')} are met by how Toric is built, ${count('notFor')} are about things
that Toric does not have, and **${open.length} are open**.

## Open

| number | level | what | what is missing | risk |
|---|---|---|---|---|
${open.map(({ id, title, missing, risk }) => `| ${id} | ${REQUIREMENTS.get(id)} | ${cell(title)} | ${cell(missing)} | ${cell(risk)} |`).join('\n')}

${CHAPTERS.map(chapterText).join('\n\n')}
`;
}
