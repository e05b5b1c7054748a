import type { JobCounts, JobView } from '@toric/contracts/jobs/job.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import { formatNumber, text, useLanguage, useWords } from '../../app/words.ts';
import { ScrollRegion } from '../../kit/scroll-region.tsx';
import { Block } from '../../kit/show/block.tsx';

const ROWS: readonly (readonly [keyof JobCounts, Text])[] = [
  ['created', text('Added', '新增')],
  ['updated', text('Changed', '更改')],
  ['removed', text('Removed', '删除')],
  ['unchanged', text('Were so already', '原已如此')],
  ['rejected', text('Rejected', '被拒绝')],
];

const sum = (counts: JobCounts): number => ROWS.reduce((all, [name]) => all + counts[name], 0);

/**
 * Shows the numbers of the dry run beside the numbers of the run. Each sum is the number of rows that were processed.
 */
export function Report({ record: { expected, counts, startedAt } }: { readonly record: JobView }) {
  const t = useWords();
  const language = useLanguage();
  const shown = (value: number) => formatNumber(value, language);
  const ran = (value: number) => (startedAt === null ? '–' : shown(value));
  return (
    <Block title={text('Report', '报告')}>
      <ScrollRegion>
        <table className="tight">
          <thead>
            <tr>
              <th>{t(text('Rows', '行'))}</th>
              <th className="num">{t(text('Dry run', '试运行'))}</th>
              <th className="num">{t(text('Run', '运行'))}</th>
            </tr>
          </thead>
          <tbody>
            {ROWS.map(([name, label]) => (
              <tr key={name}>
                <td>{t(label)}</td>
                <td className="num">{shown(expected[name])}</td>
                <td className="num">{ran(counts[name])}</td>
              </tr>
            ))}
            <tr>
              <td>
                <b>{t(text('Together', '合计'))}</b>
              </td>
              <td className="num">{shown(sum(expected))}</td>
              <td className="num">{ran(sum(counts))}</td>
            </tr>
          </tbody>
        </table>
      </ScrollRegion>
    </Block>
  );
}
