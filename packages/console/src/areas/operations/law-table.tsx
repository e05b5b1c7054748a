import type { ListJurisdictions } from '@toric/contracts/tools/jurisdiction.http';
import {
  JURISDICTION_WORDS,
  PRESCRIPTION_DUTY_WORDS,
  REGISTER_NAME_WORDS,
} from '@toric/contracts/tools/jurisdiction.words';
import type { Reply } from '@toric/client/types';
import { Link } from 'react-router';
import { count, useWords } from '../../app/words.ts';
import { Block } from '../../kit/show/block.tsx';
import { Day } from '../../kit/show/when.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';

type Pack = Reply<typeof ListJurisdictions>['data'][number];
type Text = { readonly en: string; readonly zh: string };

const yes = (is: boolean): Text => (is ? { en: 'yes', zh: '是' } : { en: 'no', zh: '否' });
const years = (n: number): Text => count(n, { one: '{n} year', other: '{n} years', zh: '{n} 年' });
const text = (said: string): Text => ({ en: said, zh: said });

/** Returns the rules of a jurisdiction as lines: the name, the rule in words, and the reference to the law. */
function linesOf(pack: Pack): { readonly name: Text; readonly is: Text; readonly source: string }[] {
  const {
    prescription,
    shortestYears,
    longestYears,
    expiry,
    passiveVerification,
    mostSupply,
    otherLabel,
    distanceSelling,
    shipmentWarning,
  } = pack;
  return [
    prescription && {
      name: { en: 'Prescription', zh: '处方' },
      is: PRESCRIPTION_DUTY_WORDS[prescription.is].label,
      source: prescription.source,
    },
    shortestYears && {
      name: { en: 'Valid at least', zh: '最短有效期' },
      is: years(shortestYears.is),
      source: shortestYears.source,
    },
    longestYears && {
      name: { en: 'Valid at most', zh: '最长有效期' },
      is: years(longestYears.is),
      source: longestYears.source,
    },
    expiry && {
      name: { en: 'Last day', zh: '截止日' },
      is: { en: 'nothing is supplied after it', zh: '此后不得供应' },
      source: expiry.source,
    },
    passiveVerification && {
      name: { en: 'Silence verifies', zh: '未答复视为核实' },
      is: yes(passiveVerification.is),
      source: passiveVerification.source,
    },
    mostSupply && {
      name: { en: 'Most lenses', zh: '最大供应量' },
      is: { en: 'until the prescription ends, in whole boxes', zh: '至处方到期，按整盒' },
      source: mostSupply.source,
    },
    otherLabel && {
      name: { en: 'Another label of the same lens', zh: '同一镜片的其他品牌' },
      is: { en: 'permitted', zh: '允许' },
      source: otherLabel.source,
    },
    distanceSelling && {
      name: { en: 'Selling at a distance', zh: '远程销售' },
      is: { en: 'forbidden', zh: '禁止' },
      source: distanceSelling.source,
    },
    shipmentWarning && {
      name: { en: 'Text in the parcel', zh: '随包裹附文' },
      is: text(shipmentWarning.is),
      source: shipmentWarning.source,
    },
  ].filter((line) => line !== undefined);
}

/** Shows the rules of a jurisdiction, each with its reference to the law. */
export function LawTable({ pack, link }: { readonly pack: Pack; readonly link?: true }) {
  const t = useWords();
  const name = JURISDICTION_WORDS[pack.jurisdiction]?.label ?? text(pack.jurisdiction);
  return (
    <Block
      title={link ? <Link to={`/operations/laws/${pack.jurisdiction}`}>{t(name)}</Link> : name}
      aside={
        <>
          {t({ en: 'since ', zh: '自 ' })}
          <Day day={pack.from} />
        </>
      }
    >
      <ScrollTable>
        <thead>
          <tr>
            <th>{t({ en: 'Rule', zh: '规则' })}</th>
            <th>{t({ en: 'What it says', zh: '内容' })}</th>
            <th>{t({ en: 'Place in the law', zh: '法律条文' })}</th>
          </tr>
        </thead>
        <tbody>
          {linesOf(pack).map((line) => (
            <tr key={line.name.en}>
              <td className="nowrap">
                <b>{t(line.name)}</b>
              </td>
              <td>{t(line.is)}</td>
              <td className="dim">{line.source}</td>
            </tr>
          ))}
          {pack.registers.map(({ is, source }) => (
            <tr key={is.name}>
              <td className="nowrap">
                <b>{t(REGISTER_NAME_WORDS[is.name].label)}</b>
              </td>
              <td>
                {is.keep
                  ? t({ en: `kept for ${years(is.keep.years).en}`, zh: `保存 ${is.keep.years} 年` })
                  : t({ en: 'kept', zh: '须保存' })}
              </td>
              <td className="dim">{source}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {pack.unsure && pack.unsure.length > 0 && (
        <p className="fine t-wait">
          {t({ en: 'Not checked in the law itself: ', zh: '未经法律原文核对：' })}
          {pack.unsure.join('; ')}
        </p>
      )}
    </Block>
  );
}
