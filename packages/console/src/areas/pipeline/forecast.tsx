import {
  GetDealForecast,
  type ForecastRow,
  type StageFigures,
} from '@toric/contracts/customer/pipeline/deal-figures.http';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { formatMonth, formatNumber } from '../../app/formats.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Money } from '../../kit/show/money.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Empty } from '../../kit/show/states.tsx';
import { StageName } from './stage-name.tsx';

function Months({ rows }: { readonly rows: readonly ForecastRow[] }) {
  const t = useWords();
  const language = useLanguage();
  return (
    <ScrollTable edge>
      <thead>
        <tr>
          <th>{t(text('Month', '月份'))}</th>
          <th className="num">{t(text('Open deals', '进行中'))}</th>
          <th className="num">{t(text('Worth', '总金额'))}</th>
          <th className="num">{t(text('Weighted', '加权金额'))}</th>
          <th className="num">{t(text('Won', '已成交'))}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ month, currency, open, total, weighted, won }) => (
          <tr key={`${month} ${currency}`}>
            <th scope="row">{formatMonth(month, language)}</th>
            <td className="num">{formatNumber(open, language)}</td>
            <td className="num">
              <Money value={{ amount: total, currency }} />
            </td>
            <td className="num">
              <Money value={{ amount: weighted, currency }} />
            </td>
            <td className="num">
              <Money value={{ amount: won, currency }} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Stages({ rows }: { readonly rows: readonly StageFigures[] }) {
  const t = useWords();
  const language = useLanguage();
  return (
    <section className="block">
      <h2>{t(text('How long deals stay in a stage', '各阶段平均停留时间'))}</h2>
      <ScrollTable>
        <thead>
          <tr>
            <th>{t(text('Stage', '阶段'))}</th>
            <th className="num">{t(text('Open deals', '进行中'))}</th>
            <th className="num">{t(text('Days on average', '平均天数'))}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ stageId, open, averageDays }) => (
            <tr key={stageId}>
              <th scope="row">
                <StageName id={stageId} />
              </th>
              <td className="num">{formatNumber(open, language)}</td>
              <td className="num">{averageDays === null ? '–' : formatNumber(averageDays, language)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}

/** Shows the value of the open deals, by month and currency. */
export default function ForecastPage() {
  const t = useWords();
  const query = useAnswer(GetDealForecast, { query: {} });
  return (
    <>
      <PageHead
        title={text('Forecast of deals', '商机预测')}
        about={text(
          'Each open deal counts in the month in which it is expected, times the probability of its stage.',
          '每个进行中的商机按预计成交月份计入，并乘以所处阶段的概率。',
        )}
        crumb={<Link to="/deals">{t(text('Deals', '商机'))}</Link>}
      />
      <Answered query={query}>
        {({ data, stages }) => (
          <>
            {data.length === 0 ? (
              <Empty
                title={text('There is nothing to forecast yet.', '暂无可预测的商机。')}
                about={text('Add a deal with its expected day.', '请添加商机并填写预计成交日。')}
              />
            ) : (
              <Months rows={data} />
            )}
            <Stages rows={stages} />
          </>
        )}
      </Answered>
    </>
  );
}
