import { type PrivacyRequest, PreviewErasure } from '@toric/contracts/customer/privacy/privacy.http';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';

const BLOCKED = text('Nothing is erased while orders are under way.', '有订单未完成时不能删除。');
const BLOCKED_RULE = text(
  'Cancel them, or wait until their parcels are handed over.',
  '请取消这些订单，或等待交运后再试。',
);

/**
 * Shows the data that an erasure removes, and the data that a law keeps until a day. The dialog shows it before the
 * person confirms.
 */
export function Preview({ record }: { readonly record: PrivacyRequest }) {
  const t = useWords();
  const query = useAnswer(PreviewErasure, { params: { customerId: record.customerId, requestId: record.id } });
  return (
    <Answered query={query}>
      {({ erased, held, blockedBy }) => (
        <div className="stack-4">
          {blockedBy.length > 0 && (
            <Why
              tone="stop"
              title={BLOCKED}
              rule={BLOCKED_RULE}
              actions={blockedBy.map((id) => (
                <Link className="btn small" key={id} to={`/orders/${id}`}>
                  {t(text('See the order', '查看订单'))}
                </Link>
              ))}
            />
          )}
          <section>
            <h2>{t(text('Erased for good', '永久删除'))}</h2>
            <table className="tight">
              <tbody>
                {erased.map(({ what, rows }) => (
                  <tr key={what.en}>
                    <td>{t(what)}</td>
                    <td className="num">{rows}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <section>
            <h2>{t(text('Kept because a law demands it', '依法保留'))}</h2>
            <table className="tight">
              <tbody>
                {held.map(({ what, rows, law, until }) => (
                  <tr key={what.en + law}>
                    <td>
                      {t(what)} <span className="fine dimmer">{law}</span>
                    </td>
                    <td className="num">{rows}</td>
                    <td>{until && <When at={until} />}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </div>
      )}
    </Answered>
  );
}
