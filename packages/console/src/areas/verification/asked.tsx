import type { Eye as EyeName } from '@toric/contracts/lens';
import { text, useWords } from '../../app/words.ts';
import { Eye } from '../../kit/show/eye.tsx';
import { Power } from '../../kit/show/power.tsx';
import { ProductName } from '../catalogue/product-name.tsx';
import type { Verification } from './facts.ts';

const ORDER: readonly EyeName[] = ['right', 'left'];

/** Lists the lenses about which the prescriber is asked, eye by eye. */
export function Asked({ asked }: { readonly asked: NonNullable<Verification['asked']> }) {
  const t = useWords();
  const lenses = [...asked.lenses].sort((a, b) => ORDER.indexOf(a.eye) - ORDER.indexOf(b.eye));
  return (
    <table className="tight">
      <thead>
        <tr>
          <th>{t(text('Asked', '核实内容'))}</th>
          <th>{t(text('Lens', '镜片'))}</th>
          <th>{t(text('Power, BC / DIA', '度数、基弧 / 直径'))}</th>
          <th className="num">{t(text('Boxes', '盒数'))}</th>
        </tr>
      </thead>
      <tbody>
        {lenses.map(({ eye, productId, productName, parameters, boxes }) => (
          <tr key={eye + productId}>
            <td>
              <Eye eye={eye} />
            </td>
            <td>{productName ?? <ProductName id={productId} />}</td>
            <td>
              <span className={eye === 'right' ? 'pline t-od' : 'pline t-os'}>
                <Power lens={parameters} dial />
              </span>
              <span className="fine dimmer nowrap">
                {parameters.baseCurve.toFixed(1)} / {parameters.diameter.toFixed(1)}
              </span>
            </td>
            <td className="num">{boxes ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
