/**
 * Decides which fields a product of each class has. A lens is described as a lens, and other goods are not (ADR 0091).
 */
import { type Goods, isLens } from '../../goods/goods.ts';
import { sentence, type Text } from '../../kernel/sentence.ts';

const A_LENS_HAS_IT = sentence({
  en: 'is missing: a lens needs it. Add it, or choose another class of goods',
  zh: '缺少此项：镜片必须填写。请补充，或选择其他商品类别',
});
const A_LENS_HAS_POWERS = sentence({
  en: 'is empty: a lens needs at least one rule of the powers in which it is made',
  zh: '为空：镜片至少需要一条生产度数的规则',
});
const ONLY_A_LENS_HAS_IT = sentence({
  en: 'belongs to lenses only: leave it out, or choose a class of lenses',
  zh: '仅适用于镜片：请省略，或选择镜片类别',
});
const NOTHING_TO_KEEP = sentence({
  en: 'belongs to solutions and accessories only: the box of a lens states its day, and a service has none. Leave it out',
  zh: '仅适用于护理液和配件：镜片盒上印有有效期，服务没有有效期。请省略',
});

export type ClassedProduct = {
  readonly goods: Goods;
  readonly modality: unknown;
  readonly replacement: unknown;
  readonly material: unknown;
  readonly waterContent: unknown;
  readonly uvBlocking: unknown;
  readonly privateLabelOf: unknown;
  readonly shelfLifeMonths: unknown;
  readonly matrix: { readonly segments: readonly unknown[] };
};
type ClassProblem = { readonly path: readonly string[]; readonly detail: Text };

const NEEDED = ['modality', 'replacement', 'material'] as const;
const OF_LENSES = ['modality', 'replacement', 'waterContent', 'uvBlocking', 'privateLabelOf'] as const;

/**
 * Returns the fields that do not fit the class of the product: a lens lacks a field, or other goods have a field of
 * lenses.
 */
export function classProblems(product: ClassedProduct): ClassProblem[] {
  const { goods, matrix, shelfLifeMonths } = product;
  const keeps =
    shelfLifeMonths !== null && (isLens(goods) || goods === 'service')
      ? [{ path: ['shelfLifeMonths'], detail: NOTHING_TO_KEEP() }]
      : [];
  const powers = { path: ['matrix', 'segments'] };
  if (isLens(goods)) {
    const missing = NEEDED.filter((field) => product[field] === null).map((field) => ({
      path: [field],
      detail: A_LENS_HAS_IT(),
    }));
    return [
      ...missing,
      ...(matrix.segments.length === 0 ? [{ ...powers, detail: A_LENS_HAS_POWERS() }] : []),
      ...keeps,
    ];
  }
  const foreign = OF_LENSES.filter((field) => product[field] !== null).map((field) => ({
    path: [field],
    detail: ONLY_A_LENS_HAS_IT(),
  }));
  return [...foreign, ...(matrix.segments.length > 0 ? [{ ...powers, detail: ONLY_A_LENS_HAS_IT() }] : []), ...keeps];
}
