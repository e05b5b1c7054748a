import { ConfirmInference, type Inference, ListInferences } from '@toric/contracts/customer/quality/cleaning.http';
import { CLEANED_FIELD_WORDS, INFERENCE_BASIS_WORDS } from '@toric/contracts/customer/quality/cleaning.words';
import { GetCustomerQuality } from '@toric/contracts/customer/quality/rule.http';
import { QUALITY_RULE_HELP } from '@toric/contracts/customer/quality/rule.help';
import { QUALITY_RULE_WORDS } from '@toric/contracts/customer/quality/rule.words';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useAnswer, useCommand, useMay } from '../../../app/api.ts';
import { tell } from '../../../app/tell.tsx';
import { text, useWords } from '../../../app/words.ts';
import { Block } from '../../../kit/show/block.tsx';

type Of = { readonly customerId: string };

/** Returns the facts that a cleaning inferred of a customer. The parts of one page share one request. */
function useInferences(customerId: string): readonly Inference[] {
  const may = useMay();
  const { data } = useAnswer(ListInferences, { params: { customerId } }, { enabled: may(ListInferences) });
  return data?.data ?? [];
}

/** Shows beside a fact that it was inferred, and from which data. Shows nothing beside any other fact. */
export function Inferred({
  customerId,
  field,
  addressId = null,
}: Of & { readonly field: Inference['field']; readonly addressId?: string | null }) {
  const t = useWords();
  const found = useInferences(customerId).find((one) => one.field === field && one.addressId === addressId);
  if (!found) return null;
  const { label } = INFERENCE_BASIS_WORDS[found.basis];
  return <span className="fine dim">{t(text(` (inferred from ${label.en})`, `（根据${label.zh}推断）`))}</span>;
}

function Origin({ customerId, inference: { id, field, basis } }: Of & { readonly inference: Inference }) {
  const t = useWords();
  const may = useMay();
  const { run, busy } = useCommand(ConfirmInference, { refreshes: [ListInferences] });
  const [name, from] = [CLEANED_FIELD_WORDS[field].label, INFERENCE_BASIS_WORDS[basis].label];
  const confirm = async () => {
    await run({ params: { customerId, inferenceId: id } });
    tell(text('It is confirmed as of today.', '已确认，以今天为准。'));
  };
  return (
    <li className="row between">
      <span>
        {t(name)}: {t(text(`inferred from ${from.en}`, `根据${from.zh}推断`))}
      </span>
      {may(ConfirmInference) && (
        <button
          type="button"
          className="btn small"
          disabled={busy}
          data-operation={ConfirmInference.id}
          aria-label={t(text(`It is right: ${name.en}`, `正确：${name.zh}`))}
          onClick={() => void confirm().catch(() => undefined)}
        >
          {t(text('It is right', '正确'))}
        </button>
      )}
    </li>
  );
}

/**
 * Shows the quality of the record: its score, the rules that it breaks with the way to mend them, and the inferred
 * facts.
 */
export function Quality({ customerId }: Of) {
  const t = useWords();
  const may = useMay();
  const { data } = useAnswer(GetCustomerQuality, { params: { customerId } }, { enabled: may(GetCustomerQuality) });
  const inferences = useInferences(customerId);
  if (!data || data.score === null) return null;
  return (
    <Block title={text('Quality of the record', '资料质量')} aside={<b>{data.score} %</b>}>
      <ul className="stack fine">
        {data.breaks.map(({ rule }) => (
          <li className="row" key={rule} title={t(QUALITY_RULE_HELP[rule])}>
            <IconAlertTriangle size={16} stroke={1.5} className="t-wait" aria-hidden />
            <span>
              {t(QUALITY_RULE_WORDS[rule].label)}
              <span className="sr"> {t(QUALITY_RULE_HELP[rule])}</span>
            </span>
          </li>
        ))}
        {inferences.map((inference) => (
          <Origin key={inference.id} customerId={customerId} inference={inference} />
        ))}
        {data.breaks.length === 0 && <li className="dim">{t(text('Nothing to mend.', '无需改进。'))}</li>}
      </ul>
    </Block>
  );
}
