import { ListTaxRows, ShowTaxRates, type TaxRowView } from '@toric/contracts/order/tax/tax.http';
import { TAX_CLASS_WORDS, TAX_MODE_WORDS } from '@toric/contracts/order/tax/tax.words';
import { useId } from 'react';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { StateBadge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Day } from '../../kit/show/when.tsx';
import { addRow, endRow } from './actions.ts';
import { percentOf } from './percent.ts';

const COUNTRY = /^[A-Z]{2}$/;
const TO_CONFIRM = text('to be confirmed by your accountant', '须由会计确认');

function Rate({ row }: { readonly row: TaxRowView }) {
  const t = useWords();
  const language = useLanguage();
  return (
    <tr>
      <td className="nowrap">{row.place}</td>
      <td className="nowrap">{t(TAX_CLASS_WORDS[row.taxClass].label)}</td>
      <td className="num">
        {row.isAdded && '+ '}
        {percentOf(row.partsPerMillion, language)}
      </td>
      <td>
        <Day day={row.since} />
        {row.until !== null && (
          <>
            {' – '}
            <Day day={row.until} />
          </>
        )}
      </td>
      <td>
        {row.source}
        {row.toConfirm && (
          <>
            <br />
            <StateBadge state="wait" label={TO_CONFIRM} />
          </>
        )}
      </td>
      <td>
        <ActionButton action={endRow} record={row} small />
      </td>
    </tr>
  );
}

function Rows({ country }: { readonly country: string }) {
  const t = useWords();
  const rows = useAnswer(ListTaxRows, { query: { country } });
  return (
    <Answered query={rows}>
      {({ data, mode, tableVersion }) => (
        <div className="stack">
          <p className="fine dim pad">
            {t(TAX_MODE_WORDS[mode].label)} · {t(text(`shipped table ${tableVersion}`, `内置税率表 ${tableVersion}`))}
          </p>
          <ScrollTable edge>
            <thead>
              <tr>
                <th>{t(text('Place', '地点'))}</th>
                <th>{t(text('Goods', '类别'))}</th>
                <th className="num">{t(text('Rate', '税率'))}</th>
                <th>{t(text('Days', '日期'))}</th>
                <th>{t(text('Source', '依据'))}</th>
                <th>
                  <span className="sr">{t(text('End', '结束'))}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.map((row) => (
                <Rate key={row.id} row={row} />
              ))}
            </tbody>
          </ScrollTable>
          {data.length === 0 && (
            <p className="pad">
              {t(text('No table knows this country. Add its rates.', '税率表中没有该国家或地区，请添加税率。'))}
            </p>
          )}
        </div>
      )}
    </Answered>
  );
}

type PlaceProps = { readonly country: string; readonly region: string; readonly postalCode: string };

/** Shows the tax that would be charged at a place today, and the rows of the table that decide it. */
function Today({ country, region, postalCode }: PlaceProps) {
  const t = useWords();
  const language = useLanguage();
  const query = { country, ...(region && { region }), ...(postalCode && { postalCode }) };
  const rates = useAnswer(ShowTaxRates, { query }, { keep: true });
  return (
    <Answered query={rates} rows={2}>
      {({ isRegistered, data }) =>
        isRegistered ? (
          <Facts
            rows={data.map(({ taxClass, partsPerMillion, rows }) => ({
              label: TAX_CLASS_WORDS[taxClass].label,
              value: `${percentOf(partsPerMillion, language)} (${rows.map(({ place }) => place).join(' + ')})`,
            }))}
          />
        ) : (
          <p>
            {t(
              text(
                'The shop is not registered there: the rate in the price of a product holds.',
                '本店在当地没有登记，以产品价格中的税率为准。',
              ),
            )}
          </p>
        )
      }
    </Answered>
  );
}

const FIELDS = [
  { name: 'country', label: text('Country', '国家或地区'), most: 2 },
  { name: 'region', label: text('State or province', '省州'), most: 80 },
  { name: 'postalCode', label: text('Postal code', '邮编'), most: 20 },
] as const;

/** Shows the fields of the place whose rates are shown. The place is stored in the address of the page. */
function PlaceFields({
  place,
  onChange,
}: {
  readonly place: PlaceProps;
  readonly onChange: (place: PlaceProps) => void;
}) {
  const t = useWords();
  const id = useId();
  return (
    <div className="form-grid">
      {FIELDS.map(({ name, label, most }) => (
        <div className="field" key={name}>
          <label htmlFor={`${id}-${name}`}>{t(label)}</label>
          <input
            id={`${id}-${name}`}
            className="input"
            autoComplete="off"
            maxLength={most}
            value={place[name]}
            onChange={({ target }) =>
              onChange({ ...place, [name]: name === 'country' ? target.value.toUpperCase() : target.value })
            }
          />
        </div>
      ))}
    </div>
  );
}

/** Shows the tax tables of a country with their days and sources, and the rates of today for an order to the chosen place. */
export default function TaxRatesPage() {
  const [query, setQuery] = useSearchParams();
  const get = (name: string, otherwise = '') => query.get(name) ?? otherwise;
  const place = { country: get('country', 'US'), region: get('region'), postalCode: get('postalCode') };
  const isKnown = COUNTRY.test(place.country);
  return (
    <>
      <PageHead
        title={text('Tax rates', '税率')}
        about={text(
          'Each rate names its source. Rates of the shop go before shipped ones, and local rates are added to those of the state.',
          '每项税率均注明依据。本店税率优先于内置税率，地方税叠加在州税之上。',
        )}
        actions={<ActionButton action={addRow} record={place} />}
      />
      <Block title={text('An order to this place', '送往此地的订单')}>
        <div className="stack">
          <PlaceFields place={place} onChange={(next) => setQuery({ ...next }, { replace: true })} />
          {isKnown && <Today {...place} />}
        </div>
      </Block>
      {isKnown && <Rows country={place.country} />}
    </>
  );
}
