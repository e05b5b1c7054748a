/** Formats rows in the text format of COPY: tabs between fields, and one line per row. */

export type Field = string | number | boolean | null | readonly string[];

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const escaped = (text: string) =>
  text.search(SPECIAL) < 0 ? text : text.replace(SPECIAL, (sign) => ESCAPES[sign] ?? sign);

function field(value: Field): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  return typeof value === 'object' ? escaped(arrayText(value)) : String(value);
}

const arrayText = (values: readonly string[]) => `{${values.map((value) => JSON.stringify(value)).join(',')}}`;

export function copyRow(fields: readonly Field[]): string {
  let row = field(fields[0] ?? null);
  for (let at = 1; at < fields.length; at += 1) row += `\t${field(fields[at] ?? null)}`;
  return `${row}\n`;
}

export const time = (ms: number): string => new Date(ms).toISOString();
