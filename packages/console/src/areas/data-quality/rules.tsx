import { ListQualityRules, PutQualityRule, type QualityRuleView } from '@toric/contracts/customer/quality/rule.http';
import { QUALITY_RULE_HELP } from '@toric/contracts/customer/quality/rule.help';
import {
  QUALITY_KIND_WORDS,
  QUALITY_RULE_WORDS,
  THRESHOLD_UNIT_WORDS,
} from '@toric/contracts/customer/quality/rule.words';
import type { Text } from '@toric/contracts/kernel/sentence';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Badge, StateBadge } from '../../kit/show/badge.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import './data-quality.css';

const HEADS = [
  ...[text('Rule', '规则'), text('Kind', '类别'), text('State', '状态'), text('Weight', '权重')],
  text('Threshold', '阈值'),
];

/** Returns the threshold of a rule of data quality in words. */
function limitOf({ threshold, unit }: QualityRuleView): Text | undefined {
  if (threshold === null || unit === null) return undefined;
  const { en, zh } = THRESHOLD_UNIT_WORDS[unit].label;
  return text(`${threshold} ${en}`, `${threshold} ${zh}`);
}

function Row({ rule }: { readonly rule: QualityRuleView }) {
  const t = useWords();
  const may = useMay();
  const name = t(QUALITY_RULE_WORDS[rule.rule].label);
  const limit = limitOf(rule);
  return (
    <tr>
      <th scope="row">
        {may(PutQualityRule) ? <Link to={`/quality/rules/${rule.rule}`}>{name}</Link> : name}
        <div className="fine dim quality-help">{t(QUALITY_RULE_HELP[rule.rule])}</div>
      </th>
      <td>
        <Badge words={QUALITY_KIND_WORDS} value={rule.kind} />
      </td>
      <td>
        {rule.isOn ? (
          <StateBadge state="ok" label={text('On', '已启用')} />
        ) : (
          <StateBadge state="ended" label={text('Off', '未启用')} />
        )}
      </td>
      <td className="num">{rule.weight}</td>
      <td>{limit ? t(limit) : '–'}</td>
    </tr>
  );
}

/** Shows the rules of data quality, with their settings. */
export default function RulesPage() {
  const t = useWords();
  return (
    <>
      <PageHead
        title={text('Rules of data quality', '数据质量规则')}
        about={text(
          'A rule that does not suit your shop can be switched off. The weight says how much it counts.',
          '不适合本店的规则可以关闭。权重表示其在得分中的分量。',
        )}
        crumb={<Link to="/quality">{t(text('Data quality', '数据质量'))}</Link>}
      />
      <Answered query={useAnswer(ListQualityRules)}>
        {({ data }) => (
          <ScrollTable edge>
            <thead>
              <tr>
                {HEADS.map((head, index) => (
                  <th key={head.en} className={index === 3 ? 'num' : undefined}>
                    {t(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.map((rule) => (
                <Row key={rule.rule} rule={rule} />
              ))}
            </tbody>
          </ScrollTable>
        )}
      </Answered>
    </>
  );
}
