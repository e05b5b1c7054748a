import {
  ExportVigilanceRecords,
  ListVigilanceRecords,
  VigilanceRecord,
} from '@toric/contracts/catalog-inventory/registers/vigilance-register.http';
import { VIGILANCE_KIND_WORDS } from '@toric/contracts/catalog-inventory/registers/vigilance-register.words';
import { registerPage } from './register-page.tsx';

/** Lists the register of complaints, non-conforming devices, recalls and withdrawals of MDR Art. 14(5). */
export default registerPage({
  list: ListVigilanceRecords,
  file: ExportVigilanceRecords,
  row: VigilanceRecord,
  words: { kind: VIGILANCE_KIND_WORDS },
  title: { en: 'MDR Article 14, complaints and recalls', zh: '欧盟 MDR 第 14 条登记册' },
  about: {
    en: 'Regulation (EU) 2017/745, Art. 14(5). Personal details stay with the complaint.',
    zh: '欧盟 2017/745 号法规第 14(5) 条。个人信息保留在投诉中。',
  },
  timeZone: 'Europe/Brussels',
});
