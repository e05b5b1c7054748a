import type { ProductView } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { GetLensStock } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { isStocked } from '@toric/contracts/goods/goods';
import { GOODS_WORDS } from '@toric/contracts/goods/goods.words';
import { Link } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { useWords } from '../../../app/words.ts';
import { Block } from '../../../kit/show/block.tsx';
import { Facts } from '../../../kit/show/facts.tsx';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { Day } from '../../../kit/show/when.tsx';
import { useChosenWarehouse, WarehouseChoice } from '../warehouse-choice.tsx';

const SERVICE = { en: 'A service is done by a person. It holds no stock.', zh: '服务由人员提供，没有库存。' };

function Boxes({ product }: { readonly product: ProductView }) {
  const t = useWords();
  const { chosen } = useChosenWarehouse();
  const everywhere = useAnswer(GetLensStock, { query: { productId: product.id } }).data?.data[0];
  const query = { productId: product.id, ...(chosen && { warehouseId: chosen.id }) };
  const here = useAnswer(GetLensStock, { query }, { enabled: chosen !== undefined, keep: true }).data?.data[0];
  const free = here?.available ?? 0;
  return (
    <Block
      title={{ en: 'Boxes', zh: '盒数' }}
      aside={<Link to={`/stock?productId=${product.id}`}>{t({ en: 'Its lots', zh: '查看批次' })}</Link>}
    >
      <Facts
        rows={[
          { label: { en: `Free in ${chosen?.name ?? '–'}`, zh: `${chosen?.name ?? '–'} 可用` }, value: <b>{free}</b> },
          { label: { en: 'On the shelf there', zh: '该仓在库' }, value: here?.onHand ?? 0 },
          { label: { en: 'Free everywhere', zh: '全部可用' }, value: everywhere?.available ?? 0 },
          {
            label: { en: 'The first use-by day', zh: '最早有效期' },
            value: everywhere && <Day day={everywhere.firstExpiresOn} near />,
          },
        ]}
      />
    </Block>
  );
}

/** Shows the stock of goods that are no lens. They have no powers, so there is one number for each warehouse. */
export function GoodsStock({ product }: { readonly product: ProductView }) {
  const t = useWords();
  return (
    <>
      <PageHead
        title={{ en: product.name, zh: product.chineseName ?? product.name }}
        crumb={
          <>
            <Link to="/stock/lenses">{t({ en: 'Lens stock', zh: '镜片库存' })}</Link> › {product.brand}
          </>
        }
        about={t(GOODS_WORDS[product.goods].label)}
        actions={<WarehouseChoice />}
      />
      {isStocked(product.goods) ? <Boxes product={product} /> : <p className="pad dim">{t(SERVICE)}</p>}
    </>
  );
}
