import {
  GetQualityOverview,
  ListQualityBreaks,
  ListQualityRules,
  type QualityOverview,
  type RuleFigures,
} from '@toric/contracts/customer/quality/rule.http';
import { ListQualityAudits } from '@toric/contracts/customer/quality/audit.http';
import { PlanCleaning } from '@toric/contracts/customer/quality/cleaning.http';
import { QUALITY_RULE_HELP } from '@toric/contracts/customer/quality/rule.help';
import { QUALITY_KIND_WORDS, QUALITY_RULE_WORDS } from '@toric/contracts/customer/quality/rule.words';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Text } from '@toric/contracts/kernel/sentence';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { count, formatDay, formatNumber, text, useLanguage, useWords } from '../../app/words.ts';
import { Spark } from '../../kit/chart/line.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Empty } from '../../kit/show/states.tsx';
import { Score } from './score.tsx';
import './data-quality.css';
import { Trend } from './trend.tsx';

function Broken({ figures: { rule, broken } }: { readonly figures: RuleFigures }) {
  const language = useLanguage();
  const may = useMay();
  const shown = formatNumber(broken, language);
  return broken > 0 && may(ListQualityBreaks) ? <Link to={`/quality/breaks?rule=${rule}`}>{shown}</Link> : shown;
}

const HEADS: readonly (readonly [Text, 'num' | undefined])[] = [
  [text('Rule', '规则'), undefined],
  [text('Kind', '类别'), undefined],
  [text('Customers', '客户数'), 'num'],
  [text('Break it', '不符'), 'num'],
  [text('Score', '得分'), 'num'],
  [text('Trend', '趋势'), undefined],
];

function Row({ figures }: { readonly figures: RuleFigures }) {
  const t = useWords();
  const language = useLanguage();
  const { rule, kind, asked, score, trend } = figures;
  const { label } = QUALITY_RULE_WORDS[rule];
  return (
    <tr>
      <th scope="row">
        {t(label)}
        <div className="fine dim quality-help">{t(QUALITY_RULE_HELP[rule])}</div>
      </th>
      <td>
        <Badge words={QUALITY_KIND_WORDS} value={kind} />
      </td>
      <td className="num">{formatNumber(asked, language)}</td>
      <td className="num">
        <Broken figures={figures} />
      </td>
      <td className="num">
        <Score score={score} />
      </td>
      <td>
        {trend.length > 1 && (
          <Spark
            values={trend.map((one) => one ?? 0)}
            label={text(`Trend of the rule “${label.en}”`, `规则“${label.zh}”的趋势`)}
          />
        )}
      </td>
    </tr>
  );
}

function Rules({ rules }: { readonly rules: readonly RuleFigures[] }) {
  const t = useWords();
  return (
    <ScrollTable edge>
      <thead>
        <tr>
          {HEADS.map(([head, className]) => (
            <th key={head.en} className={className}>
              {t(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rules.map((figures) => (
          <Row key={figures.rule} figures={figures} />
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Whole({ overview: { score, customers, waiting, nightOf, trend } }: { readonly overview: QualityOverview }) {
  const t = useWords();
  const language = useLanguage();
  return (
    <Block title={text('All customers', '全部客户')}>
      <p className="quality-score">
        <Score score={score} />
      </p>
      <p className="fine dim">
        {t(
          count(customers, {
            one: '{n} customer was checked',
            other: '{n} customers were checked',
            zh: '已检查 {n} 位客户',
          }),
        )}
        {waiting > 0 && ` · ${t(count(waiting, { one: '{n} waits', other: '{n} wait', zh: '{n} 位待检查' }))}`}
        {nightOf !== null &&
          ` · ${t(text(`all were looked at on ${formatDay(nightOf, 'en')}`, `${formatDay(nightOf, language)} 已全部检查`))}`}
      </p>
      <Trend days={trend} />
    </Block>
  );
}

const LINKS: readonly { readonly to: string; readonly needs: Operation; readonly label: Text }[] = [
  { to: '/quality/cleaning', needs: PlanCleaning, label: text('Clean data…', '清理数据…') },
  { to: '/quality/rules', needs: ListQualityRules, label: text('Rules', '规则设置') },
  { to: '/quality/audits', needs: ListQualityAudits, label: text('Monthly audits', '月度审核') },
];

function Links() {
  const t = useWords();
  const may = useMay();
  return (
    <>
      {LINKS.filter(({ needs }) => may(needs)).map(({ to, label }) => (
        <Link key={to} className="btn" to={to}>
          {t(label)}
        </Link>
      ))}
    </>
  );
}

/** Shows the score of all customers, its trend, and each rule with the number of records that break it. */
export default function OverviewPage() {
  const query = useAnswer(GetQualityOverview, { query: {} });
  return (
    <>
      <PageHead
        title={text('Data quality', '数据质量')}
        about={text(
          'Every customer is checked by these rules when her record changes, and every night.',
          '客户资料更改时及每晚均按以下规则检查。',
        )}
        actions={<Links />}
      />
      <Answered query={query}>
        {(overview) =>
          overview.customers === 0 ? (
            <Empty
              title={text('Nobody was checked yet.', '尚未检查任何客户。')}
              about={text('The first customers are checked within some seconds.', '首批客户将在数秒内检查。')}
            />
          ) : (
            <>
              <Whole overview={overview} />
              <Rules rules={overview.rules.filter(({ isOn }) => isOn)} />
            </>
          )
        }
      </Answered>
    </>
  );
}
