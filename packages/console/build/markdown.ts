/** Reads the Markdown of the runbooks as data, so that pages show it as elements and no HTML is inserted. */
import type { Inline, Part } from '../src/areas/operations/runbooks/runbook.ts';

const FENCE = /^```/;
const HEADING = /^(#{1,6}) (.+)$/;
const ITEM = /^(?:([-*])|(\d+)\.) +(.*)$/;
const ROW = /^\|.*\|\s*$/;
const RULE = /^\|[-:| ]+\|\s*$/;
const INLINE = /`([^`]+)`|\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)]+)\)/g;

/** Reads code, bold text and links within a line. */
export function readInline(text: string): Inline[] {
  const found: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, code, bold, label, href] = match;
    if (match.index > at) found.push(text.slice(at, match.index));
    if (code !== undefined) found.push({ code });
    else if (bold !== undefined) found.push({ bold: readInline(bold) });
    else if (label !== undefined && href !== undefined) found.push({ link: readInline(label), href });
    at = match.index + whole.length;
  }
  if (at < text.length) found.push(text.slice(at));
  return found;
}

type Step = { readonly part?: Part; readonly next: number };

function readFence(lines: readonly string[], at: number): Step {
  const end = lines.findIndex((line, index) => index > at && FENCE.test(line));
  const last = end < 0 ? lines.length : end;
  return { part: { kind: 'code', text: lines.slice(at + 1, last).join('\n') }, next: last + 1 };
}

const cellsOf = (line: string) =>
  line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => readInline(cell.trim().replaceAll('\\|', '|')));

function readTable(lines: readonly string[], at: number): Step {
  let next = at;
  while (ROW.test(lines[next] ?? '')) next += 1;
  const [head = '', ...rest] = lines.slice(at, next);
  const rows = rest.filter((line) => !RULE.test(line)).map(cellsOf);
  return { part: { kind: 'table', head: cellsOf(head), rows }, next };
}

/** Reads the items of one list. Lines that are indented belong to the item above them. */
function readList(lines: readonly string[], at: number): Step {
  const first = ITEM.exec(lines[at] ?? '');
  const isNumbered = first?.[2] !== undefined;
  const items: Part[][] = [];
  let next = at;
  for (;;) {
    const match = ITEM.exec(lines[next] ?? '');
    if (!match || (match[2] !== undefined) !== isNumbered) break;
    const own = [match[3] ?? ''];
    next += 1;
    while (/^\s+\S/.test(lines[next] ?? '') || (lines[next] === '' && /^\s+\S/.test(lines[next + 1] ?? ''))) {
      own.push((lines[next] ?? '').replace(/^ {1,3}/, ''));
      next += 1;
    }
    items.push(readMarkdown(own.join('\n')));
  }
  return { part: { kind: 'list', ...(isNumbered && { start: Number(first?.[2]) }), items }, next };
}

const startsPart = (line: string) => [FENCE, HEADING, ITEM, ROW].some((pattern) => pattern.test(line));

function readText(lines: readonly string[], at: number): Step {
  let next = at + 1;
  while (next < lines.length && lines[next]?.trim() && !startsPart(lines[next] ?? '')) next += 1;
  const text = lines
    .slice(at, next)
    .map((line) => line.trim())
    .join(' ');
  return { part: { kind: 'text', text: readInline(text) }, next };
}

function readPart(lines: readonly string[], at: number): Step {
  const line = lines[at] ?? '';
  if (!line.trim()) return { next: at + 1 };
  if (FENCE.test(line)) return readFence(lines, at);
  if (ROW.test(line)) return readTable(lines, at);
  if (ITEM.test(line)) return readList(lines, at);
  const heading = HEADING.exec(line);
  if (!heading) return readText(lines, at);
  const [, marks = '', text = ''] = heading;
  return { part: { kind: 'heading', level: marks.length, text: readInline(text) }, next: at + 1 };
}

/** Returns the parts of a Markdown text. It knows what the runbooks use: headings, lists, tables, code and links. */
export function readMarkdown(text: string): Part[] {
  const lines = text.split('\n');
  const parts: Part[] = [];
  for (let at = 0; at < lines.length; ) {
    const { part, next } = readPart(lines, at);
    if (part) parts.push(part);
    at = next;
  }
  return parts;
}
