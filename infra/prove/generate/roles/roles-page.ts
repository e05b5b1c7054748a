import { STAFF_ROLES } from '@toric/contracts/kernel/access';
import type { Language, Text } from '@toric/contracts/kernel/sentence';
import { CALLER_NAMES, EVERYBODY, listOf, PAGE, PROVIDER, WITH_ACCOUNT, WITHOUT_POWERS, WORK } from './role-words.ts';
import { CALLERS, type Caller, type Row } from './role-table.ts';

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
const line = (...cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;

/** Returns in words which people a row of the role table admits. */
export function peopleOf({ admits, withoutPowers, operations }: Row, language: Language): string {
  if (operations.every(({ rawBody }) => rawBody)) return PROVIDER[language];
  if (admits.length === CALLERS.length) return EVERYBODY[language];
  if (admits.length === CALLERS.length - 1 && !admits.includes('nobody')) return WITH_ACCOUNT[language];
  const namesOf = (callers: readonly Caller[]) =>
    listOf(
      callers.map((caller) => CALLER_NAMES[caller][language]),
      language,
    );
  const others = namesOf(admits.filter((caller) => !withoutPowers.includes(caller)));
  if (withoutPowers.length === 0) return others;
  const limited = `${namesOf(withoutPowers)}${WITHOUT_POWERS[language]}`;
  return others === '' ? limited : `${others}${language === 'zh' ? '；' : '; '}${limited}`;
}

function chaptersOf(rows: readonly Row[]): { title: Text; rows: Row[] }[] {
  const chapters = new Map<string, { title: Text; rows: Row[] }>();
  for (const row of rows) {
    const chapter = chapters.get(row.chapter.en) ?? { title: row.chapter, rows: [] };
    chapter.rows.push(row);
    chapters.set(row.chapter.en, chapter);
  }
  return [...chapters.values()];
}

const limitsOf = ({ limits }: Row, part: 'upTo' | 'withWhom', language: Language) =>
  limits.flatMap((limit) => limit[part]?.[language] ?? []).join(language === 'zh' ? '' : ' ');

const chapterTable = (rows: readonly Row[], language: Language): string[] => [
  PAGE.dutyHead[language],
  '|---|---|---|---|',
  ...rows.map((row) =>
    line(
      row.what[language],
      peopleOf(row, language),
      limitsOf(row, 'upTo', language),
      limitsOf(row, 'withWhom', language),
    ),
  ),
];

/** Returns the duties that one role of staff has beyond those of everybody, chapter by chapter. */
function dutiesOf(role: Caller, rows: readonly Row[], language: Language): string[] {
  const own = rows.filter(({ admits }) => admits.includes(role) && !admits.includes('nobody'));
  return chaptersOf(own).map(({ title, rows: duties }) => {
    const all = duties.map(({ what }) => what[language]).join(language === 'zh' ? '；' : '; ');
    return `- **${title[language]}**${language === 'zh' ? '：' : ': '}${all}`;
  });
}

/** Returns the page of the role table in one language. */
export function rolesPage(rows: readonly Row[], language: Language): string {
  const parts = [
    [`# ${PAGE.title[language]}`],
    [PAGE.other[language]],
    [PAGE.intro[language]],
    [`## ${PAGE.roles[language]}`],
    [
      PAGE.roleHead[language],
      '|---|---|---|',
      ...STAFF_ROLES.map((role) => line(CALLER_NAMES[role][language], `\`${role}\``, WORK[role][language])),
    ],
    ...chaptersOf(rows).flatMap(({ title, rows: duties }) => [
      [`## ${title[language]}`],
      chapterTable(duties, language),
    ]),
    [`## ${PAGE.byRole[language]}`],
    ...(['customer', ...STAFF_ROLES] as const).flatMap((role) => [
      [`### ${CALLER_NAMES[role][language]}`],
      dutiesOf(role, rows, language),
    ]),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
