import type { Input, PagedOperation } from '@toric/client/types';
import type { Download } from '@toric/contracts/kernel/common';
import type { Operation } from '@toric/contracts/kernel/operation';
import { columnsOf } from '@toric/contracts/kernel/register';
import type { Text } from '@toric/contracts/kernel/sentence';
import { useSearchParams } from 'react-router';
import type { Words } from '@toric/contracts/kernel/words';
import type { z } from 'zod';
import { count, useLanguage, useWords } from '../../app/words.ts';
import { formatNumber, today } from '../../app/formats.ts';
import { Badge } from '../../kit/show/badge.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Day, When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { MoreRows, usePages } from '../../kit/more-rows.tsx';
import { type DayRange, DayRangeFields } from './day-range.tsx';
import { DownloadButton } from './download-button.tsx';

/**
 * Describes a register that a law demands: its list, its file, and its row, whose fields have the names that the law
 * uses.
 */
export type RegisterSpec = {
  readonly list: PagedOperation;
  readonly file: Operation & { readonly reply: typeof Download };
  readonly row: z.ZodObject;
  /** Holds the words for the values of fields that are enums. */
  readonly words?: Readonly<Record<string, Words>>;
  readonly title: Text;
  readonly about: Text;
  /** Names the time zone in which the law counts days. */
  readonly timeZone: string;
};
type Row = Readonly<Record<string, unknown>> & { readonly id: string; readonly missing: readonly string[] };
type Whole = { readonly rows: number; readonly isExact: boolean; readonly missing: Readonly<Record<string, number>> };

const INSTANT = /^\d{4}-\d\d-\d\dT.*Z$/;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const IDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const DAY = /^\d{4}-\d\d-\d\d$/;
const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/**
 * Shows a value of a row: an instant or a day in the format of the language, an enum in words, the end of an id, and
 * any other value unchanged. The file of the register has the whole ids.
 */
function Value({ value, words }: { readonly value: unknown; readonly words: Words | undefined }) {
  const text = textOf(value);
  if (INSTANT.test(text)) return <When at={text} />;
  if (DAY.test(text)) return <Day day={text} />;
  if (ID.test(text))
    return (
      <span className="mono" title={text}>
        …{text.slice(-6)}
      </span>
    );
  if (words?.[text]) return <Badge words={words} value={text} />;
  return <>{text.replace(IDS, (id) => `…${id.slice(-6)}`)}</>;
}

function useDays(timeZone: string) {
  const [query, setQuery] = useSearchParams();
  const now = today(timeZone);
  const from = query.get('from') ?? `${now.slice(0, 7)}-01`;
  const to = query.get('to') ?? now;
  const change = (part: Partial<DayRange>) => setQuery({ from, to, ...part }, { replace: true });
  return { from, to, change };
}

function Days({ timeZone }: { readonly timeZone: string }) {
  const t = useWords();
  const { from, to, change } = useDays(timeZone);
  return (
    <div className="row wrap">
      <DayRangeFields from={from} to={to} onChange={change} />
      <span className="fine dim">{t({ en: `Days of ${timeZone}`, zh: `按 ${timeZone} 时区计算日期` })}</span>
    </div>
  );
}

/** Shows the number of rows of a register, and the fields that the law demands and that are not recorded. */
function Completeness({ whole, terms }: { readonly whole: Whole; readonly terms: ReadonlyMap<string, string> }) {
  const t = useWords();
  const language = useLanguage();
  const missing = Object.entries(whole.missing).filter(([, n]) => n > 0);
  const said = count(whole.rows, { one: '{n} entry', other: '{n} entries', zh: '{n} 条记录' });
  const more = whole.isExact ? '' : '+';
  if (missing.length === 0)
    return (
      <Why
        tone="ok"
        title={{
          en: `${said.en}${more}. Nothing that the law demands is missing.`,
          zh: `${said.zh}${more}，法律要求的内容齐全。`,
        }}
      />
    );
  return (
    <Why
      tone="wait"
      title={{
        en: `${said.en}${more}. Some lack what the law demands.`,
        zh: `${said.zh}${more}，部分缺少法律要求的内容。`,
      }}
      rule={missing
        .map(([field, n]) => `${terms.get(field) ?? field}: ${formatNumber(n, language)}`)
        .join(t({ en: '; ', zh: '；' }))}
    />
  );
}

function Table({ spec, input }: { readonly spec: RegisterSpec; readonly input: Input<PagedOperation> }) {
  const columns = columnsOf(spec.row);
  return (
    <MoreRows
      operation={spec.list}
      input={input}
      empty={{
        title: { en: 'There is no entry in these days.', zh: '所选日期内没有记录。' },
        about: { en: 'Choose other days.', zh: '请选择其他日期。' },
      }}
      head={
        <tr>
          {columns.map(({ field, term, source }) => (
            <th key={field} title={source}>
              {term}
            </th>
          ))}
        </tr>
      }
      row={(item) => {
        const row = item as Row; // safe cast: registerRow gives every row an id and its missing fields
        return (
          <tr key={row.id}>
            {columns.map(({ field }) => (
              <td key={field} className={row.missing.includes(field) ? 't-stop' : undefined}>
                {row.missing.includes(field) ? '—' : <Value value={row[field]} words={spec.words?.[field]} />}
              </td>
            ))}
          </tr>
        );
      }}
    />
  );
}

/**
 * Returns the page of a register: the days, the missing fields, the rows with the names of the law, and the download.
 */
export function registerPage(spec: RegisterSpec) {
  const terms = new Map(columnsOf(spec.row).map(({ field, term }) => [field, term]));
  return function RegisterPage() {
    const { from, to } = useDays(spec.timeZone);
    const query = { from, to, timeZone: spec.timeZone };
    // safe cast: dayRangePage, the query of every register, has these days
    const input = { query } as Input<PagedOperation>;
    const pages = usePages(spec.list, input);
    // the first page of every register has `whole`
    const whole = Reflect.get(pages.data?.pages[0] ?? {}, 'whole') as Whole | undefined;
    return (
      <>
        <PageHead
          title={spec.title}
          about={spec.about}
          actions={
            <DownloadButton
              operation={spec.file}
              input={{ query } as Input<typeof spec.file>}
              label={{ en: 'Download these days', zh: '下载所选日期' }}
            />
          }
        />
        <div className="block stack-4">
          <Days timeZone={spec.timeZone} />
          {whole && <Completeness whole={whole} terms={terms} />}
        </div>
        <section className="block">
          <Table spec={spec} input={input} />
        </section>
      </>
    );
  };
}
