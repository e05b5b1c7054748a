/** China's records of purchase inspection and of sales (Order 739), and what they must know of each product. */
import { z } from 'zod';
import { GetCustomer, ListAddresses } from '../../customer/people/customer.http.ts';
import { CalendarDay, Download, Id, Instant } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { daysIn, demanded, named, pageOfDays, registerPage, registerRow } from '../../kernel/register.ts';
import { oneLine } from '../../kernel/text.ts';
import { Market } from '../../lens.ts';
import { PRODUCT_NOT_FOUND } from '../catalogue/catalogue.errors.ts';
import { namedProduct } from '../catalogue/catalogue.http.ts';

const owner = 'catalog-inventory';

/* Under whose licence a product is sold in a market */

const RegistrationFields = z.strictObject({
  validFrom: CalendarDay.meta({ description: 'What is recorded of days before stays as it was' }),
  number: oneLine(80).meta({ description: 'Of the registration or filing certificate' }),
  registrant: oneLine(200).meta({ description: 'Who holds it, by the name on it' }),
  contractManufacturer: oneLine(200)
    .nullable()
    .default(null)
    .meta({ description: 'Null: the registrant makes it itself' }),
  model: oneLine(200).nullable().default(null).meta({ description: 'As the certificate calls it' }),
});
const Registration = RegistrationFields.extend({ market: Market, recordedBy: Id, recordedAt: Instant });
export type Registration = z.infer<typeof Registration>;
const Registrations = z.object({ data: z.array(Registration).meta({ description: 'By market, the newest first' }) });

export const ListRegistrations = operation({
  id: 'listRegistrations',
  endpoint: 'GET /products/{handle}/registrations',
  owner,
  summary: 'Under which certificates a product is sold, market by market',
  allow: ['sales', 'warehouse', 'admin', 'auditor'],
  params: namedProduct,
  reply: Registrations,
  errors: [PRODUCT_NOT_FOUND],
});

export const PutRegistration = operation({
  id: 'putRegistration',
  endpoint: 'PUT /products/{handle}/registrations/{market}',
  owner,
  summary: 'Say under which certificate a product is sold in a market from a day on',
  description: 'A certificate that was renewed is another day; the same day again corrects what was said of it.',
  allow: ['sales', 'admin'],
  params: namedProduct.extend({ market: Market }),
  body: RegistrationFields,
  example: {
    validFrom: '2026-01-01',
    number: '国械注进20263160001',
    registrant: 'Testlens Inc.',
    model: 'Everyday',
  },
  reply: Registrations,
  errors: [PRODUCT_NOT_FOUND],
});

/* The records */

const ART_45 = 'Order 739, Art. 45';
const GSP = 'Good supply practice for medical devices (NMPA announcement 153 of 2023), acceptance record';
const ZONE = 'Asia/Shanghai';

const device = {
  productName: named(z.string(), '名称', `${ART_45}(1): product.name`),
  model: demanded(z.string(), '型号', `${ART_45}(1): registration.model`),
  specification: named(z.string(), '规格', `${ART_45}(1): lenses in a box and their parameters`),
  quantity: named(z.int(), '数量（盒）', `${ART_45}(1): boxes`),
  lotNumber: named(z.string(), '生产批号', `${ART_45}(2): of the lot, as scanned or typed at receipt`),
  expiresOn: named(CalendarDay, '使用期限或者失效日期', `${ART_45}(2): of the lot`),
  registrant: demanded(z.string(), '注册人、备案人名称', `${ART_45}(3): registration.registrant on that day`),
  contractManufacturer: named(z.string().nullable(), '受托生产企业名称', `${ART_45}(3): empty if there is none`),
  registrationNumber: demanded(z.string(), '注册证编号或者备案编号', `${ART_45}(5): registration.number on that day`),
  gtin: named(z.string(), '医疗器械唯一标识（UDI-DI）', 'Order 739, Art. 38: GTIN of the pack'),
};

export const PurchaseInspection = registerRow({
  receivedOn: named(CalendarDay, '购货日期（到货）', `${GSP}: the day of the receipt in timeZone`),
  receivedAt: Instant,
  ...device,
  supplierName: demanded(z.string(), '供货者名称', `${ART_45}(4): supplier.name when it was received`),
  supplierAddress: demanded(z.string(), '供货者地址', `${ART_45}(4): supplier.address when it was received`),
  supplierContact: demanded(z.string(), '供货者联系方式', `${ART_45}(4): supplier.contact when it was received`),
  supplierLicences: demanded(
    z.string(),
    '供货者许可证明文件编号',
    `${ART_45}(5): supplier.licences when it was received`,
  ),
  deliveryNote: named(z.string(), '随货同行单号', `${GSP}: receipt.reference`),
  inspectionResult: demanded(z.enum(['passed', 'failed']), '验收结果', `${GSP}: receipt.inspection.result`),
  inspectionChecks: demanded(z.string(), '查验项目', `${ART_45}: what was checked of supplier and device`),
  inspectionRemarks: named(z.string().nullable(), '备注', `${GSP}: what failed`),
  inspector: named(Id, '验收人员', `${GSP}: who booked the receipt, by id`),
  warehouseCode: named(z.string(), '仓库', 'ours'),
  receiptId: Id,
  lotId: Id,
});
export type PurchaseInspection = z.infer<typeof PurchaseInspection>;

export const SaleRecord = registerRow({
  soldOn: named(CalendarDay, '销售日期', `${ART_45}(2): the day on which the boxes left, in timeZone`),
  soldAt: Instant,
  ...device,
  customerId: demanded(Id, '购货者', `${ART_45}(4): by id; name, address and contact with expand=customer,addresses`),
  sellerName: demanded(z.string(), '经营企业名称', 'ours: SELLER_NAME'),
  sellerLicence: demanded(z.string(), '经营许可证编号', `${ART_45}(5): SELLER_LICENCE`),
  market: demanded(Market, '市场', 'ours: orders of before it was kept have none, and are shown'),
  orderId: named(Id, '销售单号', 'ours'),
  lineId: Id,
  lotId: Id,
});
export type SaleRecord = z.infer<typeof SaleRecord>;

const PURCHASES_SAY =
  'What came into the warehouses that ship to CN, oldest first. A supplier is shown as it was when the boxes came; what was empty then, as it is now.';
const purchases = { owner, allow: ['auditor', 'warehouse'], description: PURCHASES_SAY } as const;

export const ListPurchaseInspections = operation({
  ...purchases,
  id: 'listPurchaseInspections',
  endpoint: 'GET /registers/cn-purchase-inspections',
  summary: '进货查验记录: what was bought for China, from whom, and how it was inspected',
  query: pageOfDays(ZONE),
  reply: registerPage(PurchaseInspection),
});

export const ExportPurchaseInspections = operation({
  ...purchases,
  id: 'exportPurchaseInspections',
  endpoint: 'GET /registers/cn-purchase-inspections.csv',
  summary: 'The same, whole, as a file for a spreadsheet',
  query: daysIn(ZONE),
  reply: Download,
  download: ['text/csv'],
});

const sales = {
  owner,
  allow: ['auditor'],
  description: 'Every box that left for an order of market CN, by line and lot, oldest first.',
} as const;

export const ListSaleRecords = operation({
  ...sales,
  id: 'listSaleRecords',
  endpoint: 'GET /registers/cn-sales',
  summary: '销售记录: what was sold to China, lot by lot, and to whom',
  query: pageOfDays(ZONE),
  reply: registerPage(SaleRecord),
  expand: {
    customer: { operation: GetCustomer, via: { customerId: 'customerId' } },
    addresses: { operation: ListAddresses, via: { customerId: 'customerId' } },
  },
});

export const ExportSaleRecords = operation({
  ...sales,
  id: 'exportSaleRecords',
  endpoint: 'GET /registers/cn-sales.csv',
  summary:
    'The same, whole, as a file for a spreadsheet: buyers by id, for personal data stays in the customer service',
  query: daysIn(ZONE),
  reply: Download,
  download: ['text/csv'],
});
