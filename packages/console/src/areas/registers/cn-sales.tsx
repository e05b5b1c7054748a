import {
  ExportSaleRecords,
  ListSaleRecords,
  SaleRecord,
} from '@toric/contracts/catalog-inventory/registers/china-register.http';
import { registerPage } from './register-page.tsx';

/** Lists China's records of sales. */
export default registerPage({
  list: ListSaleRecords,
  file: ExportSaleRecords,
  row: SaleRecord,
  title: { en: 'China, sales', zh: '销售记录' },
  about: {
    en: 'Order 739, Art. 45: every box that left for an order of China. Buyers are named by their number.',
    zh: '国务院令第 739 号第四十五条：发往中国订单的每一盒。购货者以编号表示。',
  },
  timeZone: 'Asia/Shanghai',
});
