/**
 * Declares the operations on China's records of purchase inspections and of sales (Order 739), and on the registrations
 * that these records name.
 */
import { z } from 'zod';
import { GetCustomer, ListAddresses } from '../../customer/people/customer.http.ts';
import { CalendarDay, Download, Id, Instant, RequestDay } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { dayRange, dayRangePage, demandedField, lawField, registerPage, registerRow } from '../../kernel/register.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { Market, Country } from '../../lens.ts';
import { PRODUCT_NOT_FOUND } from '../catalogue/catalogue.errors.ts';
import { productParams } from '../catalogue/catalogue.http.ts';

const owner = 'catalog-inventory';

/* Declares the operations on registrations of products. */

const RegistrationFields = z.strictObject({
  validFrom: RequestDay.meta({
    description: 'The first day on which it applies. Records of earlier days stay as they are.',
  }),
  number: oneLine(80).meta({ description: 'The number of the registration or filing certificate.' }),
  registrant: oneLine(200).meta({ description: 'The holder, as named on the certificate.' }),
  contractManufacturer: oneLine(200)
    .nullable()
    .default(null)
    .meta({ description: 'Null if the registrant makes the product itself.' }),
  model: oneLine(200).nullable().default(null).meta({ description: 'The name of the model on the certificate.' }),
});
const Registration = RegistrationFields.extend({ market: Market, recordedBy: Id, recordedAt: Instant });
export type Registration = z.infer<typeof Registration>;
const Registrations = z.object({
  data: z.array(Registration).meta({ description: 'Sorted by market, newest first.' }),
});

export const ListRegistrations = operation({
  id: 'listRegistrations',
  endpoint: 'GET /products/{handle}/registrations',
  owner,
  summary: 'List the registrations of a product',
  allow: ['sales', 'warehouse', 'admin', 'auditor'],
  params: productParams,
  reply: Registrations,
  errors: [PRODUCT_NOT_FOUND],
});

export const PutRegistration = operation({
  id: 'putRegistration',
  record: ['registration.added', 'registration.changed'],
  endpoint: 'PUT /products/{handle}/registrations/{market}',
  owner,
  summary: 'Record the registration of a product in a market',
  description:
    'The registration applies from `validFrom` on. A renewed certificate has a new `validFrom`. Sending the same day again corrects its record.',
  allow: ['sales', 'admin'],
  params: productParams.extend({ market: Country }),
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

/* Declares the operations on the records of purchase inspections and of sales. */

const ART_45 = 'Order 739, Art. 45';
const GSP = 'Good supply practice for medical devices (NMPA announcement 153 of 2023), acceptance record';
const ZONE = 'Asia/Shanghai';

const device = {
  productName: lawField(SentText, '名称', `${ART_45}(1): product.name.`),
  model: demandedField(SentText, '型号', `${ART_45}(1): registration.model.`),
  specification: lawField(SentText, '规格', `${ART_45}(1): lenses in a box and their parameters.`),
  quantity: lawField(z.int(), '数量（盒）', `${ART_45}(1): boxes.`),
  lotNumber: lawField(SentText, '生产批号', `${ART_45}(2): the number of the lot, as scanned or typed at receipt.`),
  expiresOn: lawField(CalendarDay, '使用期限或者失效日期', `${ART_45}(2): the date of the lot.`),
  registrant: demandedField(SentText, '注册人、备案人名称', `${ART_45}(3): registration.registrant on that day.`),
  contractManufacturer: lawField(
    SentText.nullable(),
    '受托生产企业名称',
    `${ART_45}(3): registration.contractManufacturer on that day. Empty if there is none.`,
  ),
  registrationNumber: demandedField(
    SentText,
    '注册证编号或者备案编号',
    `${ART_45}(5): registration.number on that day.`,
  ),
  gtin: lawField(SentText, '医疗器械唯一标识（UDI-DI）', 'Order 739, Art. 38: the GTIN of the pack.'),
};

export const PurchaseInspection = registerRow({
  receivedOn: lawField(CalendarDay, '购货日期（到货）', `${GSP}: the day of the receipt in timeZone.`),
  receivedAt: Instant,
  ...device,
  supplierName: demandedField(SentText, '供货者名称', `${ART_45}(4): supplier.name at the time of the receipt.`),
  supplierAddress: demandedField(SentText, '供货者地址', `${ART_45}(4): supplier.address at the time of the receipt.`),
  supplierContact: demandedField(
    SentText,
    '供货者联系方式',
    `${ART_45}(4): supplier.contact at the time of the receipt.`,
  ),
  supplierLicences: demandedField(
    SentText,
    '供货者许可证明文件编号',
    `${ART_45}(5): supplier.licences at the time of the receipt.`,
  ),
  deliveryNote: lawField(SentText, '随货同行单号', `${GSP}: receipt.reference.`),
  inspectionResult: demandedField(z.enum(['passed', 'failed']), '验收结果', `${GSP}: receipt.inspection.result.`),
  inspectionChecks: demandedField(SentText, '查验项目', `${ART_45}: the checks of supplier and device.`),
  inspectionRemarks: lawField(
    SentText.nullable(),
    '备注',
    `${GSP}: receipt.inspection.remarks, which describe what failed.`,
  ),
  inspector: lawField(Id, '验收人员', `${GSP}: the id of the person who booked the receipt.`),
  warehouseCode: lawField(SentText, '仓库', 'A field of our own: the code of the warehouse.'),
  receiptId: Id,
  lotId: Id,
});
export type PurchaseInspection = z.infer<typeof PurchaseInspection>;

export const SaleRecord = registerRow({
  soldOn: lawField(CalendarDay, '销售日期', `${ART_45}(2): the day on which the boxes left, in timeZone.`),
  soldAt: Instant,
  ...device,
  customerId: demandedField(
    Id,
    '购货者',
    `${ART_45}(4): the id of the buyer. expand=customer,addresses adds name, address and contact.`,
  ),
  sellerName: demandedField(SentText, '经营企业名称', 'A field of our own: the setting SELLER_NAME.'),
  sellerLicence: demandedField(SentText, '经营许可证编号', `${ART_45}(5): the setting SELLER_LICENCE.`),
  market: demandedField(
    Market,
    '市场',
    'A field of our own. Orders from before it was recorded have none and are shown.',
  ),
  orderId: lawField(Id, '销售单号', 'A field of our own: the id of the order.'),
  lineId: Id,
  lotId: Id,
});
export type SaleRecord = z.infer<typeof SaleRecord>;

const purchases = {
  owner,
  allow: ['auditor', 'warehouse'],
  description:
    'Boxes that came into the warehouses that ship to CN, oldest first. The supplier is shown as it was when the boxes came. A field that was empty then has its present value.',
} as const;

export const ListPurchaseInspections = operation({
  ...purchases,
  id: 'listPurchaseInspections',
  endpoint: 'GET /registers/cn-purchase-inspections',
  summary: 'List the purchase inspection records for China (进货查验记录)',
  query: dayRangePage(ZONE),
  reply: registerPage(PurchaseInspection),
});

export const ExportPurchaseInspections = operation({
  ...purchases,
  id: 'exportPurchaseInspections',
  stepUp: true,
  endpoint: 'GET /registers/cn-purchase-inspections.csv',
  summary: 'Download the purchase inspection records for China (进货查验记录) as a CSV file',
  query: dayRange(ZONE),
  reply: Download,
  download: ['text/csv'],
});

const sales = {
  owner,
  allow: ['auditor'],
  description:
    'Every box that left for an order of the market CN, by line and lot, oldest first. Buyers are named by id: personal data stays in the customer service.',
} as const;

export const ListSaleRecords = operation({
  ...sales,
  id: 'listSaleRecords',
  endpoint: 'GET /registers/cn-sales',
  summary: 'List the sales records for China (销售记录)',
  query: dayRangePage(ZONE),
  reply: registerPage(SaleRecord),
  expand: {
    customer: { operation: GetCustomer, via: { customerId: 'customerId' } },
    addresses: { operation: ListAddresses, via: { customerId: 'customerId' } },
  },
});

export const ExportSaleRecords = operation({
  ...sales,
  id: 'exportSaleRecords',
  stepUp: true,
  endpoint: 'GET /registers/cn-sales.csv',
  summary: 'Download the sales records for China (销售记录) as a CSV file',
  query: dayRange(ZONE),
  reply: Download,
  download: ['text/csv'],
});
