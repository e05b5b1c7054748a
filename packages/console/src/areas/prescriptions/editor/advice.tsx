import { CheckParameters } from '@toric/contracts/catalog-inventory/storefront/lens.http';
import { AVAILABILITY_WORDS } from '@toric/contracts/catalog-inventory/storefront/lens.words';
import type { Reply } from '@toric/client/types';
import type { LensParameters } from '@toric/contracts/lens';
import { LensParameters as LensSchema } from '@toric/contracts/lens';
import { unusualValues } from '@toric/optics/plausibility';
import { IconCheck } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useAnswer } from '../../../app/api.ts';
import { text, useWords } from '../../../app/words.ts';
import { Badge } from '../../../kit/show/badge.tsx';
import { Power } from '../../../kit/show/power.tsx';
import { Why } from '../../../kit/show/why.tsx';

type Checked = Reply<typeof CheckParameters>;
type Props = { readonly productId: unknown; readonly parameters: unknown; readonly market: unknown };

const DELAY_MS = 300;

/** Reads whether a lens is made. Sends no request while the lens is incomplete. */
function useCheck({ productId, parameters, market }: Props) {
  const lens = LensSchema.safeParse(parameters).data;
  const [asked] = useDebouncedValue(JSON.stringify([productId, lens, market]), DELAY_MS);
  const isComplete = typeof productId === 'string' && productId !== '' && lens !== undefined;
  const isSettled = asked === JSON.stringify([productId, lens, market]);
  const { add, ...rest } = lens ?? { sphere: 0 };
  const country = typeof market === 'string' && /^[A-Z]{2}$/.test(market) ? { market } : {};
  const body = { ...rest, ...(add !== undefined && { add }), ...country };
  const input = { params: { handle: isComplete ? productId : '' }, body };
  const { data } = useAnswer(CheckParameters, input, { enabled: isComplete && isSettled });
  return { lens, checked: isComplete ? data : undefined };
}

const NOT_MADE = text('This lens is not made in these values.', '此镜片没有这些参数。');
const NOT_A_SWAP = text(
  'The nearest lenses help you to ask the prescriber. They are no replacement.',
  '最接近的镜片仅供询问处方医师时参考，不可替代。',
);

function Nearest({ checked }: { readonly checked: Checked }) {
  const t = useWords();
  return (
    <div className="stack">
      <Why tone="wait" title={checked.reasons[0]?.detail ?? NOT_MADE} rule={NOT_A_SWAP} />
      <ul className="near-list">
        {checked.nearest.slice(0, 4).map((lens) => (
          <li key={JSON.stringify(lens)}>
            <Power lens={lens} dial />
            <Badge words={AVAILABILITY_WORDS} value={lens.availability} />
            <span className="fine dimmer">
              {t(text('BC / DIA ', '基弧 / 直径 '))}
              {lens.baseCurve.toFixed(1)} / {lens.diameter.toFixed(1)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Questions({ lens }: { readonly lens: LensParameters }) {
  const t = useWords();
  return unusualValues(lens).map(({ path, message }) => (
    <p className="fine t-wait" key={path + message.en}>
      {path.slice(1)} {t(message)}
    </p>
  ));
}

/**
 * Shows below the values of an eye whether the lens is made, which lens comes closest, and which values are unusual.
 */
export function EyeAdvice(props: Props) {
  const t = useWords();
  const { lens, checked } = useCheck(props);
  return (
    <div className="stack" aria-live="polite">
      {lens && <Questions lens={lens} />}
      {checked?.made && (
        <p className="fine t-ok row">
          <IconCheck size={14} stroke={1.5} aria-hidden />
          {t(text('Made in these values.', '有此参数的镜片。'))}
        </p>
      )}
      {checked?.made === false && <Nearest checked={checked} />}
    </div>
  );
}
