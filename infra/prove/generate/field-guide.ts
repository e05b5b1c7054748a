/** Makes the page that explains every field of every form, from the guides beside the operations. */
import { guideOf } from '@toric/contracts/guides';
import type { FieldGuide, Guide } from '@toric/contracts/kernel/guide';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Language, Text } from '@toric/contracts/kernel/sentence';

/**
 * Describes the part of a duty in the role table that this page needs. The duties are in the order of the shop's work.
 */
type Duty = { readonly chapter: Text; readonly what: Text; readonly operations: readonly Operation[] };
type Form = { readonly guide: Guide; readonly operations: readonly Operation[] };

/** States the number of forms from which on a repeated field is described only once, at the end of the page. */
const REPEATED_FROM = 4;

const PAGE = {
  title: { en: 'What to write in each field', zh: '字段填写指南' },
  other: { en: '[中文](field-guide.zh.md)', zh: '[English](field-guide.en.md)' },
  intro: {
    en: 'This page is for people who fill in forms. The console shows the same help beside each field. `npm run generate` makes the page from the declarations of the operations, and a check fails for a field without help. The name in small letters is the name of the field in files and in the API.',
    zh: '本页供填写表单的人员查阅。控制台在每个字段旁显示同样的帮助。本页由 `npm run generate` 根据操作的声明生成；若某个字段没有说明，检查会失败。等宽字体的名称是该字段在文件和 API 中的名称。',
  },
  head: {
    en: '| field | meaning | how to fill it in | example |',
    zh: '| 字段 | 含义 | 如何填写 | 示例 |',
  },
  also: { en: 'Also: ', zh: '另有：' },
  see: { en: ' (see the last chapter)', zh: '（见最后一章）' },
  repeated: { en: 'Fields that repeat', zh: '通用字段' },
} satisfies Readonly<Record<string, Text>>;

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/\s+/g, ' ');
const inWords = (text: string | Text, language: Language) => (typeof text === 'string' ? text : text[language]);

function rowOf(help: FieldGuide, paths: readonly string[], language: Language): string {
  const names = paths.map((path) => ` \`${path}\``).join(',');
  const parts = [help.meaning[language], help.fill[language], inWords(help.example, language)].map(cell);
  return `| **${cell(help.label[language])}**${names} | ${parts.join(' | ')} |`;
}

/** Returns the fields of a form with their paths. A field that occurs twice, such as for each eye, has two paths. */
function fieldsOfForm(guide: Guide): Map<FieldGuide, string[]> {
  const fields = new Map<FieldGuide, string[]>();
  for (const [path, help] of Object.entries(guide)) fields.set(help, [...(fields.get(help) ?? []), path]);
  return fields;
}

/** Returns the forms of a duty. Operations with the same guide share one form. */
function formsOf({ operations }: Duty): Form[] {
  const forms = new Map<Guide, Operation[]>();
  for (const operation of operations) {
    const guide = guideOf(operation);
    if (guide) forms.set(guide, [...(forms.get(guide) ?? []), operation]);
  }
  return [...forms].map(([guide, own]) => ({ guide, operations: own }));
}

function repeatedFields(duties: readonly Duty[]): ReadonlySet<FieldGuide> {
  const guides = [...new Set(duties.flatMap(formsOf).map(({ guide }) => guide))];
  const counts = new Map<FieldGuide, number>();
  for (const help of guides.flatMap((guide) => [...fieldsOfForm(guide).keys()]))
    counts.set(help, (counts.get(help) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= REPEATED_FROM).map(([help]) => help));
}

function formLines({ guide, operations }: Form, repeated: ReadonlySet<FieldGuide>, language: Language): string[] {
  const fields = [...fieldsOfForm(guide)];
  const own = fields.filter(([help]) => !repeated.has(help));
  const others = fields.filter(([help]) => repeated.has(help)).map(([help]) => help.label[language]);
  const names = [...new Set(others)].join(language === 'zh' ? '、' : ', ');
  return [
    operations.map(({ endpoint }) => `\`${endpoint}\``).join(', '),
    ...(own.length > 0
      ? [
          [PAGE.head[language], '|---|---|---|---|', ...own.map(([help, paths]) => rowOf(help, paths, language))].join(
            '\n',
          ),
        ]
      : []),
    ...(names ? [`${PAGE.also[language]}${names}${PAGE.see[language]}`] : []),
  ];
}

/** Returns the page in one language: a chapter for each part of the work, and a table for each form. */
export function fieldGuidePage(duties: readonly Duty[], language: Language): string {
  const repeated = repeatedFields(duties);
  const withForms = duties.filter((duty) => formsOf(duty).length > 0);
  const parts = [`# ${PAGE.title[language]}`, PAGE.other[language], PAGE.intro[language]];
  let chapter: Text | undefined;
  for (const duty of withForms) {
    if (duty.chapter !== chapter) parts.push(`## ${duty.chapter[language]}`);
    chapter = duty.chapter;
    parts.push(`### ${duty.what[language]}`, ...formsOf(duty).flatMap((form) => formLines(form, repeated, language)));
  }
  const rows = [...repeated].map((help) => rowOf(help, [], language));
  parts.push(`## ${PAGE.repeated[language]}`, [PAGE.head[language], '|---|---|---|---|', ...rows].join('\n'));
  return `${parts.join('\n\n')}\n`;
}
