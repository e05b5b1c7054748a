/** Decides which records of a person the law holds at an erasure, and until when. */
import type { ErasurePreview } from '@toric/contracts/customer/privacy/privacy.http';

const YEARS = 3;
/**
 * Holds the years for the register of complaints (Regulation (EU) 2017/745, article 14(5)), for which the law sets no
 * period. The register is kept for the shortest period of article 10(8), because the manufacturer, who is notified of
 * the complaints, needs it for so long.
 */
const COMPLAINT_YEARS = 10;

const yearsAfter = (day: Date, years: number): Date => {
  const after = new Date(day);
  after.setUTCFullYear(after.getUTCFullYear() + years);
  return after;
};

/**
 * Describes a prescription that has permitted a sale, or about which a prescriber was asked, with its newest record.
 */
export type UsedPrescription = { readonly id: string; readonly newestRecord: Date; readonly records: number };
export type HeldPrescription = { readonly id: string; readonly until: Date; readonly records: number };

/**
 * Returns the prescriptions whose records the three-year file must keep (16 CFR 315.5(g) and (h)). It does not contain
 * a prescription that never permitted a sale and about which nobody was asked.
 */
export const heldPrescriptions = (used: readonly UsedPrescription[], now: Date): HeldPrescription[] =>
  used
    .map(({ id, newestRecord, records }) => ({ id, records, until: yearsAfter(newestRecord, YEARS) }))
    .filter(({ until }) => until > now);

/** Returns the last day on which a prescription of the person must be held. Returns null if none must be held. */
export const heldUntil = (held: readonly HeldPrescription[]): Date | null =>
  held.reduce<Date | null>((last, { until }) => (last && last > until ? last : until), null);

/** Counts the rows in the customer service that an erasure concerns. */
export type Counted = {
  readonly addresses: number;
  readonly notes: number;
  /** Counts the calls, visits, chats and letters, the messages on other systems, and the tasks about the customer. */
  readonly contacts: number;
  /** Counts custom fields, tags, and the place in a household. */
  readonly facts: number;
  readonly prescriptions: number;
  readonly signIns: number;
  readonly messages: number;
  readonly orders: number;
  readonly cases: number;
  readonly complaints: number;
  readonly newestComplaint: Date | null;
};

type Preview = Pick<ErasurePreview, 'erased' | 'held'>;
type Held = Preview['held'][number];

const erasedOf = (counted: Counted, held: number): Preview['erased'] =>
  [
    { what: { en: 'Name, e-mail, phone and date of birth', zh: '姓名、电子邮箱、电话和出生日期' }, rows: 1 },
    { what: { en: 'Addresses, also those of orders', zh: '地址（含订单地址）' }, rows: counted.addresses },
    {
      what: { en: 'Custom fields, tags and the place in a household', zh: '自定义字段、标签和家庭关系' },
      rows: counted.facts,
    },
    { what: { en: 'Notes of the shop', zh: '商店备注' }, rows: counted.notes },
    {
      what: {
        en: 'Logged contacts, words on other systems, and tasks about her',
        zh: '联系记录、外部渠道内容和相关任务',
      },
      rows: counted.contacts,
    },
    {
      what: { en: 'Prescriptions that the law does not hold, with their files', zh: '法律不要求保留的处方及其文件' },
      rows: counted.prescriptions - held,
    },
    { what: { en: 'Sign-ins, devices and links', zh: '登录记录、设备和链接' }, rows: counted.signIns },
    { what: { en: 'The lens parameters in orders', zh: '订单中的镜片参数' }, rows: counted.orders },
    { what: { en: 'Messages that wait to be sent', zh: '待发送的消息' }, rows: counted.messages },
    { what: { en: 'The words in cases, with their files', zh: '工单中的内容及文件' }, rows: counted.cases },
  ].filter(({ rows }) => rows > 0);

const heldPrescription = (rows: number, until: Date): Held => ({
  what: {
    en: 'Prescriptions that were sold on or verified, with the name, under a key of their own',
    zh: '已据以销售或已核实的处方及姓名，以单独密钥保存',
  },
  ...{ rows, law: '16 CFR 315.5(g), (h)', until: until.toISOString() },
});

const heldComplaints = (rows: number, newest: Date): Held => ({
  what: { en: 'Complaints about devices, under a key of their own', zh: '器械投诉，以单独密钥保存' },
  ...{
    rows,
    law: 'Regulation (EU) 2017/745, article 14(5) with 10(8)',
    until: yearsAfter(newest, COMPLAINT_YEARS).toISOString(),
  },
});

/**
 * Returns the entries for invoices and sales. Other services hold them, so this service does not know their last days.
 */
const heldOfOrders = (rows: number): Held[] => [
  {
    what: {
      en: 'Invoices with the buyer, under the key of their year. The payment service destroys it after INVOICE_RETENTION_YEARS.',
      zh: '含买方信息的发票，以当年密钥保存。支付服务在 INVOICE_RETENTION_YEARS 后销毁该密钥。',
    },
    ...{ rows, law: 'Tax law, for example § 147 AO, article 289 of Directive 2006/112/EC', until: null },
  },
  {
    what: {
      en: 'Sales by lot, with a pseudonym that leads to nobody',
      zh: '按批次的销售记录，仅含无法指向任何人的假名',
    },
    ...{ rows, law: 'State Council Order 739, article 45; Regulation (EU) 2017/745, article 25(1)', until: null },
  },
];

/** Returns which data an erasure erases, and which data are held, by which law and until when. */
export function previewOf(counted: Counted, held: readonly HeldPrescription[]): Preview {
  const [until, { newestComplaint }] = [heldUntil(held), counted];
  return {
    erased: erasedOf(counted, held.length),
    held: [
      ...(until ? [heldPrescription(held.length, until)] : []),
      ...(newestComplaint ? [heldComplaints(counted.complaints, newestComplaint)] : []),
      ...(counted.orders > 0 ? heldOfOrders(counted.orders) : []),
    ],
  };
}
