import { FIELDS_OF, type ImportField, type ImportSubject } from '@toric/contracts/customer/imports/import-field';
import { IMPORT_FIELD_WORDS } from '@toric/contracts/customer/imports/import.words';

/** Lists the names that other systems use for each import field, without spaces and signs. */
const ALIASES: Partial<Readonly<Record<ImportField, readonly string[]>>> = {
  externalId: [
    'id',
    'number',
    'no',
    'customerid',
    'customernumber',
    'customerno',
    'clientid',
    'externalid',
    'kundennummer',
    '编号',
    '客户编号',
    '会员号',
  ],
  customerExternalId: [
    'customerid',
    'customernumber',
    'customerno',
    'customer',
    'patientid',
    'clientid',
    '客户编号',
    '会员号',
  ],
  customerEmail: ['customeremail', 'email', 'emailaddress', '客户邮箱', '邮箱'],
  email: ['mail', 'emailaddress', 'electronicmail', '邮箱', '电子邮件', '邮件'],
  givenName: ['firstname', 'forename', 'vorname', 'prenom', 'nombre', '名字'],
  familyName: ['lastname', 'surname', 'nachname', 'nom', 'apellido', '姓氏'],
  phone: ['telephone', 'mobile', 'cell', 'cellphone', 'tel', 'telefon', '手机', '手机号', '联系电话'],
  dateOfBirth: ['birthday', 'birthdate', 'dob', 'born', 'geburtsdatum', '生日'],
  language: ['lang', 'locale', '语种'],
  gender: ['sex', '性别'],
  occupation: ['job', 'profession', '职业'],
  recipient: ['recipient', 'shipto', '收货人', '收件人'],
  line1: ['address', 'address1', 'addressline1', 'street', 'strasse', '地址', '详细地址', '街道'],
  line2: ['address2', 'addressline2', '地址2'],
  city: ['town', 'ort', 'ville', '城市'],
  region: ['state', 'province', 'county', '省', '省份', '州'],
  postalCode: ['zip', 'zipcode', 'postcode', 'plz', '邮编', '邮政编码'],
  country: ['countrycode', 'land', 'pays', '国家', '国家或地区'],
  addressPhone: ['deliveryphone', '收货电话'],
  issuedIn: ['issuecountry', 'prescriptioncountry'],
  issuedOn: ['issued', 'issuedate', 'prescribedon', 'prescriptiondate', 'rxdate', '开具日期', '验光日期'],
  expiresOn: ['expires', 'expiry', 'expirydate', 'expirationdate', 'validuntil', '有效期', '有效期至'],
  prescriberName: ['prescriber', 'doctor', 'optician', 'optometrist', '验光师', '医生'],
  prescriberPhone: ['doctorphone', 'prescribertelephone'],
  prescriberAddress: ['doctoraddress'],
  notes: ['note', 'remark', 'remarks', 'comment', '备注'],
  ...eye('right', ['right', 'od', 'r', '右', '右眼']),
  ...eye('left', ['left', 'os', 'l', '左', '左眼']),
  purpose: ['purpose', '用途'],
  channel: ['channel', '渠道'],
  consent: ['consent', 'optin', 'state', 'status', '同意'],
  said: ['proof', 'words', 'comment', '原话'],
  code: ['suppliercode', 'supplierid', 'vendorcode', '供应商代码', '供应商编号'],
  name: ['supplier', 'suppliername', 'vendor', 'company', '供应商', '供应商名称'],
  currency: ['curr', '货币'],
  leadTimeDays: ['leadtime', 'deliverydays', '交期'],
  contact: ['contactperson', '联系方式'],
  gtin: ['barcode', 'ean', 'ean13', 'upc', 'gtin14', '条码', '条形码'],
  market: ['pricelist', 'shopcountry', '销售国家'],
  amount: ['price', 'unitprice', 'grossprice', '单价', '售价'],
  taxRate: ['tax', 'vat', 'vatrate', '税率'],
  warehouseCode: ['warehousecode', 'location', 'store', '仓库代码'],
  lotNumber: ['lotno', 'lotnumber', 'batch', 'batchnumber', '批次'],
  quantity: ['qty', 'quantity', 'onhand', 'stock', '数量', '库存'],
  baseCurve: ['bc', '基弧'],
  diameter: ['dia', '直径'],
  sphere: ['sph', 'power', '度数'],
  cylinder: ['cyl', '散光'],
  axis: ['ax'],
  add: ['addpower'],
  orderNumber: ['order', 'orderno', 'orderid', 'invoice', '订单', '订单编号'],
  lineNumber: ['line', 'lineno', 'item', '行号'],
  orderedOn: ['orderdate', 'date', 'orderedat', '日期', '订单日期'],
  productName: ['product', 'article', 'description', '商品', '产品名称'],
  eye: ['side', 'odos', '左右眼'],
};

function eye(side: 'right' | 'left', names: readonly string[]): Partial<Record<ImportField, readonly string[]>> {
  const of = (...parts: string[]) =>
    names.flatMap((name) => parts.flatMap((part) => [`${name}${part}`, `${part}${name}`]));
  return {
    [`${side}ProductId`]: of('product', 'productid', 'lens'),
    [`${side}BaseCurve`]: of('bc', 'basecurve', '基弧'),
    [`${side}Diameter`]: of('dia', 'diameter', '直径'),
    [`${side}Sphere`]: of('sph', 'sphere', 'power', '球镜', '度数'),
    [`${side}Cylinder`]: of('cyl', 'cylinder', '柱镜', '散光'),
    [`${side}Axis`]: of('ax', 'axis', '轴位'),
    [`${side}Add`]: of('add', 'addition', '下加光'),
  };
}

/** Returns a heading in lower case, without spaces, accents and signs. */
const plain = (heading: string): string =>
  heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const namesOf = (field: ImportField): readonly string[] => {
  const { en, zh } = IMPORT_FIELD_WORDS[field].label;
  return [field, en, zh, ...(ALIASES[field] ?? [])].map(plain);
};

/**
 * Returns a proposed field for each heading of a column. Returns null for a heading without a proposal. Proposes each
 * field only once.
 */
export function proposeFields(subject: ImportSubject, headings: readonly string[]): (ImportField | null)[] {
  const free = new Set(FIELDS_OF[subject]);
  return headings.map((heading) => {
    const sought = plain(heading);
    const field = [...free].find((one) => namesOf(one).includes(sought));
    if (field) free.delete(field);
    return field ?? null;
  });
}
