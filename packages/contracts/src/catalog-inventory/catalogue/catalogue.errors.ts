/** Declares the refusals about products, private labels and packs. */
import { refusal } from '../../kernel/refusal.ts';
import { sentence } from '../../kernel/sentence.ts';

export const PRODUCT_NOT_FOUND = refusal('product.not-found', 'not-found', {
  en: 'There is no such product. Look it up in GET /products.',
  zh: '没有此产品。请通过 GET /products 查找。',
});
export const PRODUCT_PRICE_NEEDS_MARKET = refusal('product.price-needs-market', 'invalid', {
  en: 'A list is sorted by the prices of one market. Name it with market=, or leave sort out.',
  zh: '按价格排序须以一个市场的价格为准。请用 market= 指明市场，或去掉 sort。',
});
export const PRODUCT_IS_A_LENS = refusal('product.is-a-lens', 'unprocessable', {
  en: '{product} is a lens: its stock depends on its parameters. Ask with checkLens.',
  zh: '{product} 是镜片，库存取决于参数。请通过 checkLens 查询。',
});
export const PRODUCT_EXISTS = refusal('product.exists', 'conflict', {
  en: 'A product with this id exists. Change it with PATCH, or leave the id out.',
  zh: '已存在使用此 id 的产品。请用 PATCH 修改，或省略 id。',
});
export const PRODUCT_HANDLE_TAKEN = refusal('product.handle-taken', 'conflict', {
  en: 'Another product has the handle {handle}. Choose one that is free, or leave it out.',
  zh: '代号 {handle} 已被另一产品使用。请换一个，或省略。',
});
export const PRODUCT_FIELDS_WRONG = refusal('product.fields-wrong', 'invalid', {
  en: 'Some fields do not fit the class of these goods. Correct the named fields.',
  zh: '部分字段与商品类别不符。请更正所指出的字段。',
});
export const PRODUCT_GOODS_FIXED = refusal('product.goods-fixed', 'conflict', {
  en: 'A product of the class {goods} cannot become {wanted}: orders and boxes of it follow the rules of its class. Add a new product.',
  zh: '类别为 {goods} 的产品不能改为 {wanted}：其订单和库存遵循原类别的规则。请添加新产品。',
});
export const PRODUCT_MATRIX_INVALID = refusal('product.matrix-invalid', 'invalid', {
  en: 'The parameter matrix is not valid. Correct the named segments.',
  zh: '参数矩阵无效。请更正所指出的分段。',
});
export const TOO_MANY_VALUES = sentence({
  en: 'the lists name {values} values together, more than {most}: check their ranges and steps',
  zh: '各列表合计有 {values} 个取值，超过 {most} 个：请检查其范围和步长',
});

export const PRODUCT_NOT_THE_SAME_LENS = refusal('product.not-the-same-lens', 'unprocessable', {
  en: 'A private label is the same lens of the same maker under another name. Correct the named fields, or remove privateLabelOf.',
  zh: '自有品牌必须是同一制造商以另一名称销售的同一镜片。请更正所指出的字段，或移除 privateLabelOf。',
});
export const LABEL_OF_NOTHING = sentence({
  en: 'there is no product {handle}: name the product of which this is a private label',
  zh: '没有产品 {handle}：请写明本产品是哪一产品的自有品牌',
});
export const LABEL_OF_ITSELF = sentence({
  en: 'a product cannot be a private label of itself: name another product, or leave it out',
  zh: '产品不能是自身的自有品牌：请写另一产品，或省略',
});
export const LABEL_OF_A_LABEL = sentence({
  en: '{handle} is itself a private label of {of}: name {of}',
  zh: '{handle} 本身是 {of} 的自有品牌：请写 {of}',
});
export const LABEL_WITH_LABELS = sentence({
  en: 'this product has private labels of its own ({labels}): make them labels of the other product first',
  zh: '本产品已有自有品牌（{labels}）：请先将其改为另一产品的自有品牌',
});
export const LABEL_DIFFERS = sentence({
  en: '{label} has {ours} and {national} has {theirs}: a private label must have the value of its product',
  zh: '{label} 为 {ours}，而 {national} 为 {theirs}：自有品牌必须与其所属产品一致',
});
export const LABEL_MADE_OTHERWISE = sentence({
  en: '{label} is made in {lenses} combinations in which {national}, of which it is a private label, is not made',
  zh: '{label} 有 {lenses} 种参数组合是其所属产品 {national} 所没有的',
});

export const PACK_GTIN_INVALID = refusal('pack.gtin-invalid', 'invalid', {
  en: 'GTIN {gtin} fails its check digit: scan or type it again.',
  zh: 'GTIN {gtin} 的校验位不正确：请重新扫描或输入。',
});
export const LAST_DIGIT_WRONG = sentence({
  en: 'its last digit does not match the others',
  zh: '最后一位与其他数字不符',
});
export const PACK_GTIN_TAKEN = refusal('pack.gtin-taken', 'conflict', {
  en: 'GTIN {gtin} belongs to another pack. Each pack has its own: check the box.',
  zh: 'GTIN {gtin} 属于另一包装。每种包装都有自己的 GTIN：请核对包装盒。',
});
export const PACK_OF_ANOTHER_PRODUCT = refusal('pack.of-another-product', 'conflict', {
  en: 'This pack id belongs to another product. Choose a new one.',
  zh: '此包装 id 属于另一产品。请使用新的 id。',
});
export const PACK_STOCKED = refusal('pack.stocked', 'conflict', {
  en: 'Boxes of this pack were received: its GTIN and size stay. Add another pack.',
  zh: '此包装已有入库：其 GTIN 和片数不可更改。请另行添加包装。',
});
export const PACK_MARKET_TWICE = refusal('pack.market-twice', 'invalid', {
  en: 'A market is priced twice. Give one price for each market.',
  zh: '同一市场重复定价。请为每个市场只设一个价格。',
});

export const NO_LENS_GOODS = sentence({
  en: 'this product is no lens, so it has no parameters: leave them out',
  zh: '该产品不是镜片，没有参数：请省略',
});
export const NOT_STOCKED = sentence({
  en: 'this product is a service, which holds no stock: leave it out',
  zh: '该产品是服务，没有库存：请去掉此行',
});
export const NO_GTIN = sentence({
  en: '{gtin} is not a GTIN: its check digit does not match. Scan the box again.',
  zh: '{gtin} 不是有效的 GTIN：校验位不符。请重新扫描包装盒。',
});
export const NO_SUCH_PACK = sentence({
  en: 'No product has this pack. Add the pack first.',
  zh: '没有产品包含此包装。请先添加该包装。',
});
export const NOT_MADE_SO = sentence({
  en: 'The product is not made in these parameters. Compare them with the box.',
  zh: '该产品没有此参数的镜片。请与包装盒核对。',
});
