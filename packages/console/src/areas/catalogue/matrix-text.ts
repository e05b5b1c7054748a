/** Converts the rules of a parameter matrix to a text that people type, and back. Each line has one rule. */
import type { Text } from '@toric/contracts/kernel/sentence';
import { MatrixSegment, type ParameterMatrix } from '@toric/contracts/lens';

type Segment = MatrixSegment;
type Name =
  | 'markets'
  | 'madeFrom'
  | 'madeUntil'
  | 'baseCurve'
  | 'diameter'
  | 'sphere'
  | 'cylinder'
  | 'axis'
  | 'add'
  | 'dominance'
  | 'colour'
  | 'backOpticZone'
  | 'returnZoneDepth'
  | 'landingZoneAngle'
  | 'jessenFactor';

/** Lists the short names of the parameters in the text of a matrix, in the order in which they are written. */
const NAMES: readonly (readonly [string, Name])[] = [
  ['BC', 'baseCurve'],
  ['DIA', 'diameter'],
  ['SPH', 'sphere'],
  ['CYL', 'cylinder'],
  ['AXIS', 'axis'],
  ['ADD', 'add'],
  ['DN', 'dominance'],
  ['COLOUR', 'colour'],
  ['BOZD', 'backOpticZone'],
  ['RZD', 'returnZoneDepth'],
  ['LZA', 'landingZoneAngle'],
  ['JF', 'jessenFactor'],
  ['MARKETS', 'markets'],
  ['FROM', 'madeFrom'],
  ['UNTIL', 'madeUntil'],
];
const ONE: readonly Name[] = ['madeFrom', 'madeUntil'];
const WORDS: readonly Name[] = ['markets', 'dominance', 'colour'];

type Entry = number | string | { readonly from: number; readonly to: number; readonly step: number };
const write = (entry: Entry): string =>
  typeof entry === 'object' ? `${entry.from}..${entry.to}/${entry.step}` : String(entry);

/** Returns the text of a matrix: `BC 8.6; DIA 14.2; SPH -6..-0.25/0.25; CYL -0.75, -1.25; AXIS 10..180/10`. */
export const textOfMatrix = ({ segments }: ParameterMatrix): string =>
  segments
    .map((segment) =>
      NAMES.flatMap(([short, name]) => {
        const value: string | readonly Entry[] | undefined = segment[name];
        return value === undefined
          ? []
          : [`${short} ${typeof value === 'string' ? value : value.map(write).join(', ')}`];
      }).join('; '),
    )
    .join('\n');

const RANGE = /^(-?[\d.]+)\.\.(-?[\d.]+)\/([\d.]+)$/;
function readEntry(text: string, name: Name): Entry {
  if (WORDS.includes(name)) return text;
  const [, from, to, step] = RANGE.exec(text) ?? [];
  if (from !== undefined) return { from: Number(from), to: Number(to), step: Number(step) };
  const number = Number(text);
  // a sphere is always a range, and a single power is a range of one step
  if (name === 'sphere') return { from: number, to: number, step: 0.25 };
  return Number.isNaN(number) ? text : number;
}

function readLine(line: string): { segment: unknown } | { problem: Text } {
  const segment: Record<string, unknown> = {};
  for (const part of line.split(';')) {
    const [, short = '', rest = ''] = /^\s*(\S+)\s*(.*?)\s*$/.exec(part) ?? [];
    if (short === '') continue;
    const name = NAMES.find(([one]) => one === short.toUpperCase())?.[1];
    if (!name) {
      const known = NAMES.map(([one]) => one).join(', ');
      return {
        problem: {
          en: `"${short}" is no parameter. Choose from ${known}.`,
          zh: `“${short}”不是参数，请从 ${known} 中选择。`,
        },
      };
    }
    segment[name] = ONE.includes(name) ? rest : rest.split(',').map((entry) => readEntry(entry.trim(), name));
  }
  return { segment };
}

export type ReadMatrix =
  | { readonly ok: true; readonly matrix: { readonly segments: readonly Segment[] } }
  | { readonly ok: false; readonly line: number; readonly problem: Text };

/** Returns the matrix of a text, or the first line that is wrong. Empty lines are skipped. */
export function matrixOfText(text: string): ReadMatrix {
  const segments: Segment[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line);
    if ('problem' in read) return { ok: false, line: at + 1, problem: read.problem };
    const checked = MatrixSegment.safeParse(read.segment);
    if (!checked.success) {
      const [issue] = checked.error.issues;
      const where = NAMES.find(([, name]) => name === issue?.path[0])?.[0] ?? '';
      return {
        ok: false,
        line: at + 1,
        problem: { en: `${where}: ${issue?.message}`, zh: `${where}：${issue?.message}` },
      };
    }
    segments.push(checked.data);
  }
  if (segments.length > 0) return { ok: true, matrix: { segments } };
  return { ok: false, line: 1, problem: { en: 'Write at least one rule.', zh: '请至少填写一条规则。' } };
}
