import { GetQualityAudit, GetQualityAuditFile, type QualityAudit } from '@toric/contracts/customer/quality/audit.http';
import { QUALITY_KIND_WORDS, QUALITY_RULE_WORDS } from '@toric/contracts/customer/quality/rule.words';
import { formatNumber, text, useLanguage, useWords } from '../../app/words.ts';
import { PrintButton } from '../../kit/print/print-button.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { When } from '../../kit/show/when.tsx';
import { DownloadButton } from '../registers/download-button.tsx';
import { Score } from './score.tsx';
import { Trend } from './trend.tsx';
import { MonthName } from './month-name.tsx';

type Shown = { readonly record: QualityAudit };

function Line({ record: { month, madeAt } }: Shown) {
  const t = useWords();
  const language = useLanguage();
  return (
    <>
      {t(text('Made ', '生成于 '))}
      <When at={madeAt} />{' '}
      <DownloadButton
        operation={GetQualityAuditFile}
        input={{ params: { month }, query: { language } }}
        label={text('Download CSV', '下载 CSV')}
        small
      />{' '}
      <PrintButton label={text('Print', '打印')} />
    </>
  );
}

const HEADS = [
  ...[text('Rule', '规则'), text('Kind', '类别'), text('Customers', '客户数'), text('Break it', '不符')],
  ...[text('Start of month', '月初'), text('End of month', '月末')],
];

function Rules({ record: { rules } }: Shown) {
  const t = useWords();
  const language = useLanguage();
  return (
    <Block title={text('By rule', '按规则')}>
      <ScrollTable>
        <thead>
          <tr>
            {HEADS.map((head, index) => (
              <th key={head.en} className={index > 1 ? 'num' : undefined}>
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map(({ rule, kind, asked, broken, startScore, score }) => (
            <tr key={rule}>
              <th scope="row">{t(QUALITY_RULE_WORDS[rule].label)}</th>
              <td>
                <Badge words={QUALITY_KIND_WORDS} value={kind} />
              </td>
              <td className="num">{formatNumber(asked, language)}</td>
              <td className="num">{formatNumber(broken, language)}</td>
              <td className="num">
                <Score score={startScore} />
              </td>
              <td className="num">
                <Score score={score} />
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Block>
  );
}

const Content = ({ record }: Shown) => (
  <>
    <Block title={text('Score of the month', '当月得分')}>
      <Trend days={record.trend} />
    </Block>
    <Rules record={record} />
  </>
);

function Figures({ record }: Shown) {
  const language = useLanguage();
  const number = (n: number) => formatNumber(n, language);
  const { score, startScore, customers, stale, duplicatesOpen, duplicatesDecided } = record;
  return (
    <Block title={text('Figures', '概况')}>
      <Facts
        sum
        rows={[
          { label: text('Score', '得分'), value: <Score score={score} />, total: true },
          { label: text('At the start of the month', '月初得分'), value: <Score score={startScore} /> },
          { label: text('Customers checked', '已检查客户'), value: number(customers) },
          { label: text('Stale facts', '过期资料'), value: number(stale) },
          { label: text('Duplicates open', '待处理重复'), value: number(duplicatesOpen) },
          { label: text('Duplicates decided', '已处理重复'), value: number(duplicatesDecided) },
          { label: text('Cleanings', '数据清理次数'), value: number(record.cleanings) },
          { label: text('Records cleaned', '已清理资料'), value: number(record.cleaned) },
          { label: text('Cleanings undone', '已撤销清理'), value: number(record.cleaningsUndone) },
        ]}
      />
    </Block>
  );
}

/** Shows the audit of a month, to download or to print. */
export default recordPage({
  operation: GetQualityAudit,
  params: ['month'],
  list: { label: text('Monthly audits', '月度审核'), href: '/quality/audits' },
  title: ({ month }) => <MonthName month={month} />,
  facts: Line,
  aside: Figures,
  actions: [],
  tabs: [{ id: 'audit', label: text('Audit', '审核'), content: Content }],
});
